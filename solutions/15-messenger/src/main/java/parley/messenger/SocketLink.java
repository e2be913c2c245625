// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import parley.http.ProblemException;
import parley.http.SocketClientConfig;
import parley.http.WebSocketClient;

/// A connection to the WebSocket.
final class SocketLink implements ServerLink {
    private final WebSocketClient socket;

    private SocketLink(WebSocketClient socket) {
        this.socket = socket;
    }

    /// Connects.
    ///
    /// @param address `ws://` or `wss://`, with the path
    static SocketLink open(URI address, SocketClientConfig config) throws IOException {
        try {
            return new SocketLink(WebSocketClient.connect(address, config));
        } catch (ProblemException refused) {
            throw new IOException("the server refused: " + refused.getMessage(), refused);
        }
    }

    @Override
    public void send(String json) throws IOException {
        socket.send(json);
    }

    @Override
    public Optional<String> receive(Duration limit) throws IOException, InterruptedException {
        return socket.receive(limit);
    }

    @Override
    public void silence(Duration told) {
        socket.silence(told);
    }

    @Override
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
