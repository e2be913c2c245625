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
    private static final Runnable NOTHING = () -> { };

    private final Set<Call> active = ConcurrentHashMap.newKeySet();
    private final Thread clock;
    private volatile boolean ending;
    private volatile boolean closed;

    /// Starts to look.
    ///
    /// @param name of the thread that looks
    Calls(String name) {
        clock = Thread.ofPlatform().daemon().name(name).start(this::look);
    }

    /// A call begins on the current thread.
    Call begin() {
        Call call = new Call(this, NOTHING);
        call.begin();
        active.add(call);
        return call;
    }

    /// A call that will begin on a thread of a pool.
    ///
    /// @param limit within which it must begin
    /// @param tooLate runs otherwise; then it never begins
    Call waiting(Duration limit, Runnable tooLate) {
        Call call = new Call(this, tooLate);
        call.limit(limit);
        active.add(call);
        return call;
    }

    /// It has ended.
    void ended(Call call) {
        active.remove(call);
    }

    /// Whether those that never end by themselves shall end.
    boolean ending() {
        return ending;
    }

    /// How many there are.
    int size() {
        return active.size();
    }

    /// Interrupts those that never end by themselves.
    void endEndless() {
        ending = true;
        active.forEach(Call::endEndless);
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
        active.forEach(Call::interrupt);
    }
}
