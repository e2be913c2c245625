// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import parley.api.Protocol;
import parley.crypto.TlsContexts;
import parley.http.SocketClientConfig;
import parley.sockets.Endpoint;

/// What carries a conversation.
enum Carrier {
    FRAMES(false, Shape.FRAMES),
    WEB_SOCKET(false, Shape.WEB_SOCKET),
    FRAMES_OVER_TLS(true, Shape.RECORDS),
    WEB_SOCKET_OVER_TLS(true, Shape.RECORDS);

    private final boolean secure;
    private final Shape shape;

    Carrier(boolean secure, Shape shape) {
        this.secure = secure;
        this.shape = shape;
    }

    boolean secure() {
        return secure;
    }

    /// What passes through a proxy falls into these pieces.
    Shape shape() {
        return shape;
    }

    InetSocketAddress server(Program program) {
        boolean frames = this == FRAMES || this == FRAMES_OVER_TLS;
        return new InetSocketAddress("127.0.0.1",
                frames ? program.framesPort() : program.port());
    }

    /// Connects as a client that knows the server for the first time: no TLS session is continued.
    ServerLink open(Program program, InetSocketAddress where) throws IOException {
        return open(program, where, FramedClientConfig.usual(), SocketClientConfig.usual());
    }

    /// The same with other limits.
    ///
    /// @param patience for connecting, and for each step of the end
    /// @param silence the longest
    ServerLink open(Program program, InetSocketAddress where, Duration patience,
            Duration silence) throws IOException {
        return open(program, where, FramedClientConfig.usual().withTimes(patience, silence),
                SocketClientConfig.usual().withTimes(patience, patience).withSilence(silence));
    }

    private ServerLink open(Program program, InetSocketAddress where, FramedClientConfig frames,
            SocketClientConfig socket) throws IOException {
        var endpoint = Endpoint.of(where);
        return switch (this) {
            case FRAMES -> FramedLink.open(endpoint, frames, new WorkCounts());
            case FRAMES_OVER_TLS ->
                    FramedLink.open(endpoint, frames.withTls(trust(program)), new WorkCounts());
            case WEB_SOCKET -> SocketLink.open(URI.create("ws://" + endpoint + Protocol.PATH),
                    socket);
            case WEB_SOCKET_OVER_TLS -> SocketLink.open(
                    URI.create("wss://" + endpoint + Protocol.PATH),
                    socket.withTls(trust(program)));
        };
    }

    private static SSLContext trust(Program program) throws IOException {
        Path authority = program.tls().orElseThrow().authority().orElseThrow().certificateFile();
        return TlsContexts.client(authority);
    }
}
