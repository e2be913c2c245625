// SPDX-License-Identifier: Apache-2.0
package parley.api;

/// Counts requests. 08's rate limiter is one.
@FunctionalInterface
interface RestLimiter {
    /// For benchmarks on loopback: everything is let through.
    RestLimiter NONE = (_, _) -> { };

    /// Counts one.
    ///
    /// @param who a user id, or an address for whoever has no session
    /// @throws ApiException [ErrorCode#RATE_LIMITED], with the time to wait
    void count(RestBucket bucket, String who);
}
