// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.time.Duration;

/// What an [Entrance] allows its peers, beside the limits of each [Route].
///
/// @param ioThreads how many threads serve all connections
/// @param maxConnections how many there may be; more wait in the backlog
/// @param maxPerAddress how many of one address, or of one IPv6 network of 64 bits, there may be;
///     more are closed at once
/// @param maxHeaderBytes request line and headers together; the connection is closed above it
/// @param maxHeaders how many header fields a request may have
/// @param handshakeTime within which a new connection must have done its TLS handshake
/// @param headerTime within which a request's line and headers must arrive (slow loris)
/// @param idleTime how long a connection without a request stays open, a new one too
/// @param stallTime how long a body may stand still, on its way in or out, until it is given up
/// @param maxMessageBytes the longest WebSocket message; 1009 above it
/// @param pingAfter after how long without a sign of life a WebSocket is pinged, and after the
///     same time again given up
/// @param closeTime how long a WebSocket's closing handshake may take
public record EntranceLimits(int ioThreads, int maxConnections, int maxPerAddress,
        int maxHeaderBytes, int maxHeaders, Duration handshakeTime, Duration headerTime,
        Duration idleTime, Duration stallTime, int maxMessageBytes, Duration pingAfter,
                Duration closeTime) {
    /// The usual number of connections.
    public static final int MAX_CONNECTIONS = 50_000;
    /// The usual number of connections of one address: a school behind one address fits in.
    public static final int MAX_PER_ADDRESS = 2_000;
    /// The usual number of bytes of request line and headers.
    public static final int MAX_HEADER_BYTES = 16 * 1024;
    /// The usual number of header fields.
    public static final int MAX_HEADERS = 64;
    /// The usual time for a TLS handshake.
    public static final Duration HANDSHAKE_TIME = Duration.ofSeconds(10);
    /// The usual time for request line and headers.
    public static final Duration HEADER_TIME = Duration.ofSeconds(10);
    /// The usual time between requests.
    public static final Duration IDLE_TIME = Duration.ofSeconds(60);
    /// The usual time that a body may stand still.
    public static final Duration STALL_TIME = Duration.ofSeconds(20);
    /// The usual longest message.
    public static final int MAX_MESSAGE_BYTES = 64 * 1024;
    /// The usual time until a silent WebSocket is pinged.
    public static final Duration PING_AFTER = Duration.ofSeconds(30);
    /// The usual time for a closing handshake.
    public static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    /// Checks that there is room for something.
    ///
    /// @throws IllegalArgumentException when a number or a time is not positive
    public EntranceLimits {
        if (ioThreads < 1 || maxConnections < 1 || maxPerAddress < 1 || maxHeaderBytes < 1
                || maxHeaders < 1 || maxMessageBytes < 1)
            throw new IllegalArgumentException("a limit below 1");
        if (!handshakeTime.isPositive() || !headerTime.isPositive() || !idleTime.isPositive()
                || !stallTime.isPositive() || !pingAfter.isPositive() || !closeTime.isPositive())
            throw new IllegalArgumentException("a time that is not positive");
    }

    /// The usual limits, with as many IO threads as processors.
    public static EntranceLimits usual() {
        return new EntranceLimits(Runtime.getRuntime().availableProcessors(), MAX_CONNECTIONS,
                MAX_PER_ADDRESS, MAX_HEADER_BYTES, MAX_HEADERS, HANDSHAKE_TIME, HEADER_TIME,
                IDLE_TIME, STALL_TIME, MAX_MESSAGE_BYTES, PING_AFTER, CLOSE_TIME);
    }

    /// The same with another number of IO threads.
    public EntranceLimits withIoThreads(int threads) {
        return new EntranceLimits(threads, maxConnections, maxPerAddress,
                maxHeaderBytes, maxHeaders, handshakeTime, headerTime, idleTime, stallTime,
                maxMessageBytes, pingAfter, closeTime);
    }

    /// The same with other numbers of connections.
    public EntranceLimits withConnections(int all, int ofOneAddress) {
        return new EntranceLimits(ioThreads, all, ofOneAddress, maxHeaderBytes, maxHeaders,
                handshakeTime, headerTime, idleTime, stallTime, maxMessageBytes, pingAfter,
                closeTime);
    }

    /// The same with another limit on WebSocket messages.
    public EntranceLimits withMaxMessageBytes(int bytes) {
        return new EntranceLimits(ioThreads, maxConnections, maxPerAddress,
                maxHeaderBytes, maxHeaders, handshakeTime, headerTime, idleTime, stallTime, bytes,
                pingAfter, closeTime);
    }

    /// The same with other times.
    public EntranceLimits withTimes(Duration header, Duration idle, Duration stall,
            Duration ping, Duration close) {
        return new EntranceLimits(ioThreads, maxConnections, maxPerAddress,
                maxHeaderBytes, maxHeaders, handshakeTime, header, idle, stall, maxMessageBytes,
                ping, close);
    }

    /// The same with another time for TLS handshakes.
    public EntranceLimits withHandshakeTime(Duration handshake) {
        return new EntranceLimits(ioThreads, maxConnections, maxPerAddress,
                maxHeaderBytes, maxHeaders, handshake, headerTime, idleTime, stallTime,
                maxMessageBytes, pingAfter, closeTime);
    }
}
