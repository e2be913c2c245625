// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.io.IOException;
import parley.runner.Report.Kind;
import parley.runner.Report.Outcome;

/// Works a job off, test by test. Nothing that the code under test throws stops it; after a test
/// that leaves the JVM unfit for another it stops by itself.
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
            var report = run(number, job.cases().get(number));
            teller.tell(report);
            if (spoils(report.outcome())) break;
        }
        teller.tell(Report.end());
    }

    private Report run(int number, Job.Case test) {
        capture.install();
        Thread.interrupted();
        Thread.currentThread().setContextClassLoader(loader);
        long start = System.nanoTime();
        var failure = failure(test);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Report(Kind.FINISH, number, failure.outcome(), millis, failure.message(),
                capture.take());
    }

    private Failure failure(Job.Case test) {
        try {
            var outcomes = launch.run(loader.loadClass(test.type()), test.method());
            if (outcomes.passed()) return Failure.NONE;
            return outcomes.failure().map(Failure::of).orElse(Failure.SKIPPED);
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return Failure.of(e);
        } catch (OutOfMemoryError e) {
            return Failure.of(e);
        }
    }

    private static boolean spoils(Outcome outcome) {
        return outcome == Outcome.TIMED_OUT || outcome == Outcome.OUT_OF_MEMORY;
    }
}
