// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Tests that run on a thread of their own while others run, in a JVM that stands back behind
/// theirs. What passes in spite of that has passed; what fails may have been disturbed, so it is
/// not known yet.
final class Beside implements AutoCloseable {
    private final CompletableFuture<Map<TestPlan, TestResult>> results = new CompletableFuture<>();
    private final Thread thread;

    Beside(Trial.Setting setting, List<TestPlan> tests) {
        thread = Thread.ofPlatform().daemon().name("slow tests").start(() -> {
            try {
                results.complete(new Trial(setting, tests).run());
            } catch (RuntimeException e) {
                results.completeExceptionally(e);
            }
        });
    }

    /// Waits for the end of all, and returns those that have passed.
    ///
    /// @throws CancellationException when the thread is interrupted
    Map<TestPlan, TestResult> passed() {
        try {
            var passed = new LinkedHashMap<>(results.get());
            passed.values().removeIf(result -> result.status() != Status.PASSED);
            return passed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was interrupted");
        } catch (ExecutionException e) {
            return Map.of();
        }
    }

    /// Ends their JVM, unless they are done.
    @Override
    public void close() {
        thread.interrupt();
    }
}
