// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line to a database: what is behind it is gone while it is cut, and back, under the same
/// address, when it is not. Any thread.
final class Line implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;

    Line(InetSocketAddress target) throws IOException {
        this.target = target;
        listen(0);
    }

    private void listen(int port) throws IOException {
        var open = new ServerSocket();
        open.setReuseAddress(true);
        open.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        listener = open;
        Thread.ofVirtual().name("line").start(() -> acceptAll(open));
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Breaks all connections and takes no new ones.
    void cut() throws IOException {
        listener.close();
        for (Socket socket : sockets) socket.close();
        sockets.clear();
    }

    /// Takes connections again.
    void mend() throws IOException {
        listen(listener.getLocalPort());
    }

    private void acceptAll(ServerSocket open) {
        try {
            while (true) join(open.accept(), open);
        } catch (IOException over) {
            // Cut.
        }
    }

    private void join(Socket client, ServerSocket open) throws IOException {
        var server = new Socket(target.getAddress(), target.getPort());
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().name("line-there").start(() -> pump(client, server));
        Thread.ofVirtual().name("line-back").start(() -> pump(server, client));
        if (open.isClosed()) {
            client.close();
            server.close();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed.
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
