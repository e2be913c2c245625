// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/// A server that opens one WebSocket, and from then on neither reads nor says anything by itself.
final class DeafServer implements AutoCloseable {
    private final ServerSocket listener;
    private final URI uri;
    private final CompletableFuture<RawPeer> client = new CompletableFuture<>();

    private DeafServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.uri = URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + "/");
        Thread.ofVirtual().name("deaf-server").start(this::accept);
    }

    static DeafServer plain() throws IOException {
        return new DeafServer(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")), "ws");
    }

    static DeafServer secure(SSLContext tls) throws IOException {
        return new DeafServer(tls.getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1")), "wss");
    }

    URI uri() {
        return uri;
    }

    /// The other end of the client's connection, once the WebSocket is open.
    RawPeer client() {
        return client.join();
    }

    private void accept() {
        try {
            Socket socket = listener.accept();
            RawPeer peer = new RawPeer(socket);
            String key = "";
            for (String line = peer.line(); !line.isEmpty(); line = peer.line()) {
                if (line.startsWith("Sec-WebSocket-Key: ")) key = line.substring(19);
            }
            peer.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Handshake.acceptFor(key) + "\r\n\r\n");
            client.complete(peer);
        } catch (IOException e) {
            client.completeExceptionally(new UncheckedIOException(e));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (client.isDone() && !client.isCompletedExceptionally()) client.join().close();
    }
}
