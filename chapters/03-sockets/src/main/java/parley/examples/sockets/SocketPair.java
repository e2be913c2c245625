// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// The two ends of one connection in one program, for the spot-the-bug examples. A read that waits
/// longer than [#PATIENCE] fails, so that a hanging example ends.
record SocketPair(Socket client, Socket server) implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMillis(500);

    static SocketPair connect() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var client = new Socket(listener.getInetAddress(), listener.getLocalPort());
            var server = listener.accept();
            client.setSoTimeout((int) PATIENCE.toMillis());
            server.setSoTimeout((int) PATIENCE.toMillis());
            return new SocketPair(client, server);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
