// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Runs something on many threads that begin at the same moment.
final class Together {
    private static final int LIMIT_SECONDS = 40;

    /// What one of them does.
    @FunctionalInterface
    interface Work {
        void run(int number) throws Exception;
    }

    private Together() {}

    static void run(int threads, Work work) throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(threads);
        var factory = Thread.ofPlatform().name("together-", 0).daemon().factory();
        try (var pool = Executors.newFixedThreadPool(threads, factory)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                all.add(pool.submit(() -> {
                    ready.countDown();
                    if (!ready.await(LIMIT_SECONDS, TimeUnit.SECONDS))
                        throw new IllegalStateException("the others did not come");
                    work.run(number);
                    return true;
                }));
            }
            for (Future<?> one : all) one.get();
        }
    }
}
