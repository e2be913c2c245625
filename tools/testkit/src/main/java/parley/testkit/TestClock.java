// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until the test moves it. Any thread.
public final class TestClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    /// A clock in UTC that shows this instant.
    public TestClock(Instant now) {
        this(new AtomicReference<>(now), ZoneOffset.UTC);
    }

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /// Moves the clock forward.
    public void advance(Duration step) {
        now.updateAndGet(at -> at.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /// The same clock in another zone: moving one moves both.
    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(now, other);
    }
}
