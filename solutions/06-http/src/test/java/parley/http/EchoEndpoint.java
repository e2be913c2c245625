// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Sends every text back, and lets tests see the rest.
final class EchoEndpoint implements SocketEndpoint {
    final BlockingQueue<Echo> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    /// The handler of one connection.
    final class Echo implements SocketHandler {
        private final Queue<byte[]> out = new ArrayDeque<>();
        SocketConnection connection;
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void opened(SocketConnection c) {
            connection = c;
            EchoEndpoint.this.opened.add(this);
        }

        @Override
        public void text(ByteBuffer utf8) {
            byte[] copy = new byte[utf8.remaining()];
            utf8.get(copy);
            out.add(copy);
            connection.wake();
        }

        @Override
        public void pong() {
            heard.add("pong");
        }

        @Override
        public Optional<byte[]> next() {
            return Optional.ofNullable(out.poll());
        }

        @Override
        public void closed(int code, String reason) {
            ends.add(code + " " + reason);
        }
    }

    @Override
    public SocketHandler accept(Request handshake) {
        if (handshake.query("refuse").isPresent())
            throw new ProblemException(401, "Log in first.").with("WWW-Authenticate", "Bearer");
        return new Echo();
    }
}
