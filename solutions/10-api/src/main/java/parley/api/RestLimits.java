// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import parley.accounts.RateLimiter;

/// The rate limits of the HTTP API: a bucket of each kind for each person or address. Any thread.
final class RestLimits implements RestLimiter {
    /// How many people and addresses are remembered for each kind.
    static final int MAX_KEYS = 100_000;

    private final Map<RestBucket, RateLimiter> limiters = new EnumMap<>(RestBucket.class);

    /// @param nanoTime the time in nanoseconds
    RestLimits(LongSupplier nanoTime) {
        for (RestBucket bucket : RestBucket.values())
            limiters.put(bucket, new RateLimiter(bucket.rate(), nanoTime, MAX_KEYS));
    }

    @Override
    public void count(RestBucket bucket, String who) {
        Duration wait = limiters.get(bucket).take(who);
        if (wait.isPositive()) throw new ApiException(ErrorCode.RATE_LIMITED,
                "Too many requests. Try again in " + Math.ceilDiv(wait.toMillis(), 1000) + " s.",
                wait);
    }
}
