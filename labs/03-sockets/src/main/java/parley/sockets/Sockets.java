// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.time.Duration;

/// What several types of this package need.
final class Sockets {
    private Sockets() {}

    /// A limit as `Socket.connect` and `Socket.setSoTimeout` want it. They take 0 for "for ever",
    /// so a limit that is not positive is refused here.
    ///
    /// @throws IllegalArgumentException when the limit is not positive
    // --8<-- [start:millis]
    static int millis(Duration limit) {
        if (!limit.isPositive())
            throw new IllegalArgumentException("not a limit: " + limit);
        long millis = Math.max(1, limit.toMillis());
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }
    // --8<-- [end:millis]
}
