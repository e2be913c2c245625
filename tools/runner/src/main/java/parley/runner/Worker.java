// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.io.IOException;
import parley.runner.Report.Kind;

/// Works a job off, test by test. Nothing that the code under test throws stops it. After a test
/// that leaves the JVM unfit for another it tells so at once; the parent then ends the JVM.
final class Worker {
    private final Job job;
    private final Launch launch;
    private final Capture capture;
    private final Teller teller;
    private final LabLoader loader;

    Worker(Job job, Launch launch, Capture capture, Teller teller) throws IOException {
        this.job = job;
        this.launch = launch;
        this.capture = capture;
        this.teller = teller;
        this.loader = new LabLoader(job);
    }

    void work() {
        capture.take();
        for (int number = 0; number < job.cases().size(); number++) {
            teller.tell(Report.start(number));
            run(number, job.cases().get(number));
        }
        teller.tell(Report.end());
    }

    private void run(int number, Job.Case test) {
        capture.install();
        Thread.interrupted();
        Thread.currentThread().setContextClassLoader(loader);
        long start = System.nanoTime();
        var outcomes = new Outcomes(() -> teller.tell(Report.row(number)), failure -> {
            if (failure.outcome().spoils()) teller.tell(report(number, failure, start));
        });
        teller.tell(report(number, result(test, outcomes), start));
    }

    private Failure result(Job.Case test, Outcomes outcomes) {
        try {
            launch.run(loader.loadClass(test.type()), test.method(), outcomes);
            return outcomes.result();
        } catch (ClassNotFoundException | RuntimeException | Error e) {
            return Failure.of(e);
        }
    }

    private Report report(int number, Failure failure, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Report(Kind.FINISH, number, failure.outcome(), millis, failure.message(),
                capture.take());
    }
}
