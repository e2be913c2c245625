// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The requests that are being served: who takes too long is interrupted, and a stopping server
/// waits for the last. Any thread.
///
/// One thread looks at all of them a few times a second, which costs a request nothing, where a
/// timer of its own would wake somebody twice.
final class Calls implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Set<Call> active = ConcurrentHashMap.newKeySet();
    private final Thread clock;
    private volatile boolean ending;
    private volatile boolean closed;

    /// One request on its virtual thread.
    final class Call implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private volatile long deadline = Long.MAX_VALUE;
        private volatile boolean endless;
        private volatile boolean timeUp;

        /// From now on, the call may take this long.
        void limit(Duration limit) {
            deadline = System.nanoTime() + limit.toNanos();
        }

        /// From now on, it may take as long as it likes.
        void noLimit() {
            deadline = Long.MAX_VALUE;
        }

        /// From now on it never ends by itself: a stopping server interrupts it.
        void endless() {
            endless = true;
            if (ending) thread.interrupt();
        }

        /// True when the limit has passed and the thread was interrupted for that.
        boolean timeUp() {
            return timeUp;
        }

        private void look(long now) {
            boolean late = deadline != Long.MAX_VALUE && now - deadline > 0;
            if (late && !timeUp) {
                timeUp = true;
                thread.interrupt();
            }
        }

        @Override
        public void close() {
            active.remove(this);
        }
    }

    /// Starts to look.
    ///
    /// @param name of the thread that looks
    Calls(String name) {
        clock = Thread.ofPlatform().daemon().name(name).start(this::look);
    }

    /// A call begins on the current thread.
    Call begin() {
        Call call = new Call();
        active.add(call);
        return call;
    }

    /// How many there are.
    int size() {
        return active.size();
    }

    /// Interrupts those that never end by themselves.
    void endEndless() {
        ending = true;
        active.stream().filter(call -> call.endless).forEach(call -> call.thread.interrupt());
    }

    /// Waits for the last to end.
    ///
    /// @return false when the limit passed before that
    boolean awaitNone(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!active.isEmpty() && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return active.isEmpty();
    }

    private void look() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            long now = System.nanoTime();
            for (Call call : active) call.look(now);
        }
    }

    /// Interrupts all and stops to look.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(clock);
        active.forEach(call -> call.thread.interrupt());
    }
}
