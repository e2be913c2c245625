// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Keeps a fault that comes with every request from filling the log: lets one through in a while,
/// and counts the others. Any thread.
final class Seldom {
    /// Between two that are let through.
    static final Duration PAUSE = Duration.ofSeconds(60);

    private final LongSupplier nanos;
    private final AtomicLong nextAt;
    private final AtomicLong missed = new AtomicLong();

    Seldom() {
        this(System::nanoTime);
    }

    /// @param nanos a clock of nanoseconds, such as [System#nanoTime()]
    Seldom(LongSupplier nanos) {
        this.nanos = nanos;
        this.nextAt = new AtomicLong(nanos.getAsLong());
    }

    /// Whether to log this one.
    boolean now() {
        long now = nanos.getAsLong();
        long next = nextAt.get();
        if (now - next >= 0 && nextAt.compareAndSet(next, now + PAUSE.toNanos())) return true;
        missed.incrementAndGet();
        return false;
    }

    /// How many were not let through since the last call: for the next line of the log.
    long missed() {
        return missed.getAndSet(0);
    }
}
