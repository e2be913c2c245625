// SPDX-License-Identifier: Apache-2.0
package parley.api;

/// Lets a burst through, then so many a second. One thread.
final class TokenBucket {
    private static final long MILLIS = 1_000;

    private final int burst;
    private final int perSecond;
    private long milliTokens;
    private long at;

    /// A full bucket.
    ///
    /// @param now milliseconds of a clock
    TokenBucket(int burst, int perSecond, long now) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.milliTokens = burst * MILLIS;
        this.at = now;
    }

    /// Takes one token, if there is one.
    ///
    /// @param now milliseconds of the same clock
    /// @return 0, or after how many milliseconds there will be one
    long take(long now) {
        // task 10.5: refill for the time that has passed, to the brim at most; then take one
        long passed = Math.clamp(now - at, 0, burst * MILLIS);
        at = now;
        milliTokens = Math.min(burst * MILLIS, milliTokens + passed * perSecond);
        if (milliTokens >= MILLIS) {
            milliTokens -= MILLIS;
            return 0;
        }
        return Math.ceilDiv(MILLIS - milliTokens, perSecond);
        // end 10.5
    }
}
