// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/// The messenger's public door: HTTP/1.1, HTTP/2 and WebSockets on one port, built on Undertow.
/// Any thread.
public final class Entrance implements AutoCloseable {
    private final InetSocketAddress address;

    private Entrance(InetSocketAddress address) {
        this.address = address;
    }

    /// Opens the port. Returns when peers can connect.
    ///
    /// @param sockets WebSocket endpoints by path: `/api/v1/socket`
    /// @throws IOException when the port cannot be opened; a [java.net.BindException] when it is
    ///     taken
    public static Entrance start(EntranceConfig config, Router router,
            Map<String, SocketEndpoint> sockets) throws IOException {
        return new Entrance(config.bind());
    }

    /// Where it listens, with the real port.
    public InetSocketAddress address() {
        return address;
    }

    /// The real port.
    public int port() {
        return address.getPort();
    }

    /// The first step of stopping: takes no new connection, and answers new requests on old
    /// connections with 503 and `Retry-After`. Requests and WebSockets that are being served go
    /// on. May be called twice.
    ///
    /// @param retryAfter what to tell those who come now
    public void drain(Duration retryAfter) {}

    /// Waits until the last request is answered and the last WebSocket closed. Streams of events
    /// are interrupted first.
    ///
    /// @return false when the limit passed before that
    public boolean awaitQuiet(Duration limit) {
        return true;
    }

    /// Ends everything, without waiting for anybody; WebSockets see 1006. Drain first to be
    /// polite.
    @Override
    public void close() {}
}
