// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts how often each of many does something: a token bucket for each key. Any thread.
///
/// Memory is bounded: with too many keys the one unused longest is forgotten, and may begin anew.
public final class RateLimiter {
    private final Rate rate;
    private final LongSupplier nanoTime;
    private final Recent<TokenBucket> buckets;

    /// @param nanoTime the time in nanoseconds, such as [System#nanoTime()]
    /// @param maxKeys  how many keys are remembered
    public RateLimiter(Rate rate, LongSupplier nanoTime, int maxKeys) {
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.buckets = new Recent<>(maxKeys);
    }

    /// Does it once more.
    ///
    /// @return zero when it may be done; else how long to wait, and it does not count
    public synchronized Duration take(String key) {
        if (rate.equals(Rate.UNLIMITED)) return Duration.ZERO;
        long now = nanoTime.getAsLong();
        return buckets.computeIfAbsent(key, k -> new TokenBucket(now)).take(rate, now);
    }
}
