// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;
import java.util.Optional;

/// One request that is being served, from its arrival until its answer has left. Any thread.
///
/// ```
///   waits for a pool ---- begin() ---> a thread works ---- travels() ---> its answer leaves
///     | time is up: somebody           | time is up: the                   (no limit here)
///     | else answers                   | thread is interrupted
/// ```
final class Call implements AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;

    private final Calls all;
    private final Runnable tooLate;
    private Optional<Thread> thread = Optional.empty();
    private volatile long deadline = NEVER;
    private boolean endless;
    private boolean timeUp;

    /// A call that waits for its thread.
    ///
    /// @param all those among which it is
    /// @param tooLate runs when the limit passes before a thread has begun
    Call(Calls all, Runnable tooLate) {
        this.all = all;
        this.tooLate = tooLate;
    }

    /// The current thread begins to work for it.
    ///
    /// @return false when it was given up before that
    synchronized boolean begin() {
        if (timeUp) return false;
        thread = Optional.of(Thread.currentThread());
        deadline = NEVER;
        return true;
    }

    /// From now on, the call may take this long.
    synchronized void limit(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
    }

    /// From now on, it may take as long as it likes.
    synchronized void noLimit() {
        deadline = NEVER;
    }

    /// From now on it never ends by itself: a stopping server interrupts it.
    synchronized void endless() {
        endless = true;
        if (all.ending()) interrupt();
    }

    /// Its thread has done its part and goes on to something else: it is interrupted no more.
    synchronized void travels() {
        thread = Optional.empty();
        deadline = NEVER;
    }

    /// True when the limit has passed, and the thread, if it had begun, was interrupted for that.
    synchronized boolean timeUp() {
        return timeUp;
    }

    /// Looks at the clock.
    void look(long now) {
        if (deadline == NEVER) return;
        synchronized (this) {
            if (deadline == NEVER || timeUp || now - deadline <= 0) return;
            timeUp = true;
            if (thread.isPresent()) {
                interrupt();
                return;
            }
        }
        tooLate.run();
        close();
    }

    /// Interrupts it if it would never end by itself.
    synchronized void endEndless() {
        if (endless) interrupt();
    }

    /// Interrupts the thread that works for it now.
    synchronized void interrupt() {
        thread.ifPresent(Thread::interrupt);
    }

    @Override
    public void close() {
        travels();
        all.ended(this);
    }
}
