// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Tests that run on a thread of their own while others run, until one fails. What passes in spite
/// of the others has passed; what fails may have been disturbed.
final class Beside implements AutoCloseable {
    private final CompletableFuture<List<TestResult>> results = new CompletableFuture<>();
    private final Thread thread;

    /// @param setting one that stops early
    Beside(String name, Trial.Setting setting, List<TestPlan> tests) {
        thread = Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                results.complete(List.copyOf(new Trial(setting, tests).run().values()));
            } catch (RuntimeException e) {
                results.completeExceptionally(e);
            }
        });
    }

    /// Waits for the end and returns what there is: all have passed, or the last one has not.
    ///
    /// @throws CancellationException when the thread is interrupted
    List<TestResult> results() {
        try {
            return results.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was interrupted");
        } catch (ExecutionException e) {
            return List.of();
        }
    }

    /// Ends their JVM, unless they are done.
    @Override
    public void close() {
        thread.interrupt();
    }
}
