// SPDX-License-Identifier: Apache-2.0
package parley.sample;

import java.util.concurrent.CountDownLatch;

/// Threads that wait for each other.
public final class Locker {
    private final Object left = new Object();
    private final Object right = new Object();

    public void deadlock() throws InterruptedException {
        var both = new CountDownLatch(2);
        Thread one = Thread.ofPlatform().daemon().name("one").start(() -> take(left, right, both));
        Thread.ofPlatform().daemon().name("two").start(() -> take(right, left, both));
        one.join();
    }

    private static void take(Object first, Object second, CountDownLatch both) {
        synchronized (first) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            synchronized (second) {
                both.countDown();
            }
        }
    }

    public void spins() {
        long n = 0;
        while (!Thread.currentThread().isInterrupted()) n++;
        if (n < 0) throw new IllegalStateException();
    }
}
