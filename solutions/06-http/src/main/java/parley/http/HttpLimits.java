// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;

/// What an [HttpServer] allows its peers, beside the limits of each [Route].
///
/// @param maxConnections how many there may be; more wait in the backlog
/// @param maxHeadBytes first line and headers together
/// @param maxHeaders how many header fields a request may have
/// @param headTime within which a request's head must arrive, and how long a connection may stay
///     open between requests
/// @param bodyTime within which a body must arrive, and an answer be taken
public record HttpLimits(int maxConnections, int maxHeadBytes, int maxHeaders, Duration headTime,
        Duration bodyTime) {
    /// The usual number of connections.
    public static final int MAX_CONNECTIONS = 100;
    /// The usual length of a head.
    public static final int MAX_HEAD_BYTES = 16 * 1024;
    /// The usual number of headers.
    public static final int MAX_HEADERS = 64;
    /// The usual time for a head.
    public static final Duration HEAD_TIME = Duration.ofSeconds(10);
    /// The usual time for a body.
    public static final Duration BODY_TIME = Duration.ofSeconds(30);

    /// Checks that there is room for something.
    ///
    /// @throws IllegalArgumentException when a number or a time is not positive
    public HttpLimits {
        if (maxConnections < 1 || maxHeadBytes < 1 || maxHeaders < 1)
            throw new IllegalArgumentException("a limit below 1");
        if (!headTime.isPositive() || !bodyTime.isPositive())
            throw new IllegalArgumentException("a time that is not positive");
    }

    /// The usual limits.
    public static HttpLimits usual() {
        return new HttpLimits(MAX_CONNECTIONS, MAX_HEAD_BYTES, MAX_HEADERS, HEAD_TIME, BODY_TIME);
    }
}
