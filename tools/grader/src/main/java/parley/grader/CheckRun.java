// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the pieces of the author's check, two at a time, and keeps what they found in order.
final class CheckRun {
    /// Each grading piece runs a JVM of its own.
    static final int AT_A_TIME = 2;

    private final CheckProgress progress;
    private final List<Finding> findings = new ArrayList<>();

    CheckRun(CheckProgress progress) {
        this.progress = progress;
    }

    /// Does these pieces and waits for all of them.
    ///
    /// @param folder named in a finding about a piece that cannot be done at all
    /// @return what these pieces found
    List<Finding> all(List<CheckJob> jobs, String folder) throws InterruptedException {
        progress.plan(jobs.size());
        List<Finding> found = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME,
                Thread.ofPlatform().name("check-", 1).daemon().factory());
        try {
            List<Future<List<Finding>>> results = new ArrayList<>();
            for (CheckJob job : jobs) results.add(workers.submit(() -> timed(job, folder)));
            for (Future<List<Finding>> result : results) found.addAll(result.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
        findings.addAll(found);
        return found;
    }

    /// Everything that was found so far.
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private List<Finding> timed(CheckJob job, String folder) throws InterruptedException {
        long start = System.nanoTime();
        List<Finding> found = job.run(folder);
        progress.done(job.name(), found, System.nanoTime() - start);
        return found;
    }
}
