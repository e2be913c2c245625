// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A line that is slow from the server to its one client: it passes a few bytes, and waits.
final class SlowLine implements AutoCloseable {
    private final InetSocketAddress target;
    private final int bytes;
    private final Duration pause;
    private final ServerSocket listener;

    /// @param bytes that pass at once
    /// @param pause after each of them
    SlowLine(InetSocketAddress target, int bytes, Duration pause) throws IOException {
        this.target = target;
        this.bytes = bytes;
        this.pause = pause;
        this.listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Thread.ofPlatform().daemon().name("slow-line").start(this::run);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void run() {
        try (var client = listener.accept();
                var server = new Socket(target.getAddress(), target.getPort())) {
            client.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().name("slow-line-there").start(() -> pass(client, server));
            var piece = new byte[bytes];
            for (int n = read(server, piece); n >= 0; n = read(server, piece)) {
                client.getOutputStream().write(piece, 0, n);
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (IOException over) {
            // The test has ended it.
        }
    }

    private static int read(Socket from, byte[] piece) throws IOException {
        return from.getInputStream().read(piece);
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException over) {
            // The other direction ends with it.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
