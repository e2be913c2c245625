// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Duration;

/// A bucket that holds as many tokens as may be used at once, and gets one more at steady times.
/// Not for several threads at once: whoever has it holds a lock.
///
/// Only the time at which it is full again is kept. With 3 tokens at once and one more every 10 s:
///
/// ```
///   full at   now     now+10    now+20    now+30
///   tokens     3         2         1         0
/// ```
final class TokenBucket {
    private long fullAtNanos;

    TokenBucket(long nowNanos) {
        fullAtNanos = nowNanos;
    }

    /// Takes a token.
    ///
    /// @param nowNanos as [System#nanoTime()] tells it
    /// @return zero when there was one; else how long until there is one, and none is taken
    Duration take(Rate rate, long nowNanos) {
        // task 8.6: a token moves the time at which the bucket is full again by one step; refuse
        // where that would be further away than a whole bucket
        if (fullAtNanos - nowNanos < 0) fullAtNanos = nowNanos;
        long step = rate.every().toNanos();
        // A clock that was set back leaves an empty bucket, never a wait of days.
        fullAtNanos = nowNanos + Math.min(fullAtNanos - nowNanos, rate.burst() * step);
        long wait = fullAtNanos - nowNanos - (rate.burst() - 1) * step;
        if (wait > 0) return Duration.ofNanos(wait);
        fullAtNanos += step;
        return Duration.ZERO;
        // end 8.6
    }
}
