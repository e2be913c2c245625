// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When to send again, and when to give up.
///
/// @param nanoTime the time in nanoseconds, such as [System#nanoTime()]
/// @param resendAfter how long to wait for an acknowledgement: longer than a datagram needs there
///     and back, or everything is sent twice
/// @param giveUpAfter how long the other side may be silent
public record LinkTiming(LongSupplier nanoTime, Duration resendAfter, Duration giveUpAfter) {
    /// Send again after 200 ms, give up after 10 s.
    public static final LinkTiming USUAL = new LinkTiming(
            System::nanoTime, Duration.ofMillis(200), Duration.ofSeconds(10));

    /// Checks the times.
    ///
    /// @throws IllegalArgumentException when one is not positive
    public LinkTiming {
        if (!resendAfter.isPositive() || !giveUpAfter.isPositive())
            throw new IllegalArgumentException("again after " + resendAfter + ", give up after "
                    + giveUpAfter);
    }

    /// The time now, in nanoseconds.
    long now() {
        return nanoTime.getAsLong();
    }
}
