// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// A slow client keeps a quick one waiting, then no more.
///
/// The first server serves in its accept loop, the second gives each client a thread of its own.
final class OneClientAtATime {
    private static final int DAWDLE_MILLIS = 2000;

    /// How a server deals with a client it has accepted.
    private interface Service {
        void serve(Socket client);
    }

    private OneClientAtATime() {}

    static void main(String[] args) {
        Launch.run(() -> {
            var dawdle = Duration.ofMillis(Launch.number(args, DAWDLE_MILLIS));
            // --8<-- [start:services]
            Service inline = client -> echoByte(client);
            Service threaded = client -> Thread.startVirtualThread(
                    () -> echoByte(client));
            // --8<-- [end:services]
            compare("one client at a time", inline, dawdle);
            compare("a thread per client ", threaded, dawdle);
        });
    }

    private static void compare(String name, Service service, Duration dawdle) throws IOException {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> acceptAll(server, service));
            var address = server.getLocalSocketAddress();
            var slowIsIn = new CountDownLatch(1);
            var slow = Thread.startVirtualThread(() -> visitSlowly(address, slowIsIn, dawdle));
            slowIsIn.await();
            Duration waited = visit(address);
            IO.println(name + ": the quick client waited " + waited.toMillis() + " ms");
            slow.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // --8<-- [start:accept]
    private static void acceptAll(ServerSocket server, Service service) {
        try {
            while (true) service.serve(server.accept());
        } catch (IOException e) {
            // The server socket was closed: that ends the loop.
        }
    }
    // --8<-- [end:accept]

    private static void echoByte(Socket accepted) {
        try (Socket client = accepted) {
            client.getOutputStream().write(client.getInputStream().read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void visitSlowly(SocketAddress address, CountDownLatch in, Duration dawdle) {
        try (var server = new Socket()) {
            server.connect(address);
            in.countDown();
            Thread.sleep(dawdle);
            server.getOutputStream().write('s');
            server.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration visit(SocketAddress address) throws IOException {
        long start = System.nanoTime();
        try (var server = new Socket()) {
            server.connect(address);
            server.getOutputStream().write('q');
            server.getInputStream().read();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
