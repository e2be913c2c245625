// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.accounts.Identity;
import parley.http.Request;
import parley.http.SocketConnection;
import parley.http.SocketEndpoint;
import parley.http.SocketHandler;

/// The messenger's WebSocket: each connection is a [LiveSession].
public final class LiveEndpoint implements SocketEndpoint {
    private final Live live;
    private final Function<Request, Optional<Supplier<Identity>>> handshake;

    /// An entrance to the live sessions.
    ///
    /// @param handshake whose session it is, when the handshake says so in a header or a cookie:
    ///     something that looks it up again, for the session may end before the hello; throws a
    ///     [parley.http.ProblemException] to refuse. On a virtual thread
    public LiveEndpoint(
            Live live, Function<Request, Optional<Supplier<Identity>>> handshake) {
        this.live = live;
        this.handshake = handshake;
    }

    @Override
    public SocketHandler accept(Request request) {
        return new Handler(live, handshake.apply(request));
    }

    @Override
    public Optional<String> subprotocol(List<String> offered) {
        return offered.stream().filter(Protocol.SUBPROTOCOL::equals).findFirst();
    }

    /// On the connection's IO thread.
    private static final class Handler implements SocketHandler {
        private final Live live;
        private final Optional<Supplier<Identity>> who;
        private LiveSession session;

        Handler(Live live, Optional<Supplier<Identity>> who) {
            this.live = live;
            this.who = who;
        }

        @Override
        public void opened(SocketConnection connection) {
            session = live.open(new Socket(connection), who);
        }

        @Override
        public void text(ByteBuffer utf8) {
            session.received(utf8);
        }

        @Override
        public Optional<byte[]> next() {
            return session.next();
        }

        @Override
        public void pong() {
            session.pong();
        }

        @Override
        public void closed(int code, String reason) {
            session.closed();
        }
    }

    private record Socket(SocketConnection connection) implements LiveConnection {
        @Override
        public void wake() {
            connection.wake();
        }

        @Override
        public void pauseReading() {
            connection.pauseReading();
        }

        @Override
        public void resumeReading() {
            connection.resumeReading();
        }

        @Override
        public void ping() {
            connection.ping();
        }

        @Override
        public void close(int code, String reason) {
            connection.close(code, reason);
        }
    }
}
