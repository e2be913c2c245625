// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/// Where an [EventLoop] listens, and its limits.
///
/// @param bind address and port; port 0 takes a free one
/// @param backlog connections that may wait to be accepted
/// @param maxConnections connections at the same time; further ones wait in the backlog
/// @param maxPerAddress how many of them may be of one address, or of one IPv6 network of 64 bits;
///     further ones are closed at once
/// @param maxUnsentBytes how much of [Connection#write] may wait for a peer that does not read
/// @param handshakeLimit how long a transport's handshake may take
/// @param closeLimit how long closing in good order may take, of one connection and of the loop
public record LoopConfig(InetSocketAddress bind, int backlog, int maxConnections,
        int maxPerAddress, int maxUnsentBytes, Duration handshakeLimit, Duration closeLimit) {
    /// Connections that may wait to be accepted, when nothing else is said.
    public static final int BACKLOG = 1024;
    /// Connections at the same time, when nothing else is said.
    public static final int MAX_CONNECTIONS = 50_000;
    /// Connections of one address, when nothing else is said: a school behind one address fits in.
    public static final int MAX_PER_ADDRESS = 2_000;
    /// Bytes that may wait for one peer, when nothing else is said: 1 MiB.
    public static final int MAX_UNSENT_BYTES = 1 << 20;
    /// Time for a handshake, when nothing else is said.
    public static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);
    /// Time for a close in good order, when nothing else is said.
    public static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException when one is not positive
    public LoopConfig {
        if (backlog < 1 || maxConnections < 1 || maxPerAddress < 1 || maxUnsentBytes < 1)
            throw new IllegalArgumentException("a limit that lets nothing in: backlog " + backlog
                    + ", connections " + maxConnections + ", of one address " + maxPerAddress
                    + ", unsent bytes " + maxUnsentBytes);
        if (!handshakeLimit.isPositive() || !closeLimit.isPositive())
            throw new IllegalArgumentException("no time at all: handshake " + handshakeLimit
                    + ", close " + closeLimit);
    }

    /// The usual limits, listening there.
    public static LoopConfig at(InetSocketAddress bind) {
        return new LoopConfig(bind, BACKLOG, MAX_CONNECTIONS, MAX_PER_ADDRESS, MAX_UNSENT_BYTES,
                HANDSHAKE_LIMIT, CLOSE_LIMIT);
    }

    /// The usual limits, listening on the loopback interface.
    ///
    /// @param port 0 takes a free one
    public static LoopConfig loopback(int port) {
        return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// The same with another number of connections at the same time.
    public LoopConfig maxConnections(int connections) {
        return new LoopConfig(bind, backlog, connections, maxPerAddress, maxUnsentBytes,
                handshakeLimit, closeLimit);
    }

    /// The same with another number of connections of one address.
    public LoopConfig maxPerAddress(int connections) {
        return new LoopConfig(bind, backlog, maxConnections, connections, maxUnsentBytes,
                handshakeLimit, closeLimit);
    }

    /// The same with another limit on what may wait for a peer.
    public LoopConfig maxUnsentBytes(int bytes) {
        return new LoopConfig(bind, backlog, maxConnections, maxPerAddress, bytes, handshakeLimit,
                closeLimit);
    }

    /// The same with other times for a handshake and a close.
    public LoopConfig limits(Duration handshake, Duration close) {
        return new LoopConfig(bind, backlog, maxConnections, maxPerAddress, maxUnsentBytes, handshake,
                close);
    }
}
