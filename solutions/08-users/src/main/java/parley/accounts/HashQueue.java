// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Lets a few do expensive work at once, some wait, and sends the rest away at once: a crowd that
/// logs in must not take the memory and the cores from those who chat.
final class HashQueue {
    private final Semaphore turns;
    private final int most;
    private final Duration longestWait;
    private final AtomicInteger inside = new AtomicInteger();

    HashQueue(int atOnce, int maxWaiting, Duration longestWait) {
        this.turns = new Semaphore(atOnce, true);
        this.most = atOnce + maxWaiting;
        this.longestWait = longestWait;
    }

    /// Runs the work when it is its turn.
    ///
    /// @throws AccountException [AccountException.Code#BUSY] when too many wait, it takes too long,
    ///     or the thread is interrupted
    <T> T run(Supplier<T> work) {
        try {
            if (inside.incrementAndGet() > most) throw AccountException.busy(longestWait);
            if (!turns.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS))
                throw AccountException.busy(longestWait);
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AccountException.busy(longestWait);
        } finally {
            inside.decrementAndGet();
        }
    }

    int waiting() {
        return turns.getQueueLength();
    }
}
