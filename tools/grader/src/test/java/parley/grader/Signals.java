// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Lets graded tests in JVMs of their own wait for each other: a word goes here, and the answer
/// comes when it is time.
///
/// | word     | answered                                                       |
/// |----------|----------------------------------------------------------------|
/// | `signal` | at once                                                        |
/// | `await`  | when there has been a `signal`                                 |
/// | `last`   | after half a second, for a test that has to take some time     |
final class Signals implements AutoCloseable {
    /// How a graded test sends a word and waits for the answer, to be put into its class.
    private static final String CLIENT = """
            static void %%s() throws java.io.IOException {
                try (var to = new java.net.Socket(
                        java.net.InetAddress.getLoopbackAddress(), %d)) {
                    to.getOutputStream().write('%%s');
                    if (to.getInputStream().read() < 0) throw new java.io.EOFException();
                }
            }
            """;
    private static final long LAST_MILLIS = 500;

    private final ServerSocket listener;
    private final CompletableFuture<Void> signal = new CompletableFuture<>();

    Signals() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("signals").start(this::serve);
    }

    /// The methods that a graded test calls, named like the words.
    String client() {
        var template = CLIENT.formatted(listener.getLocalPort());
        return template.formatted("signal", "s") + template.formatted("await", "a")
                + template.formatted("last", "l");
    }

    private void serve() {
        try {
            while (true) {
                var socket = listener.accept();
                switch (socket.getInputStream().read()) {
                    case 's' -> {
                        signal.complete(null);
                        answer(socket);
                    }
                    case 'a' -> signal.thenRun(() -> answer(socket));
                    default -> CompletableFuture.delayedExecutor(
                            LAST_MILLIS, TimeUnit.MILLISECONDS).execute(() -> answer(socket));
                }
            }
        } catch (IOException e) {
            // Closed: nobody waits any more.
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getOutputStream().write('y');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
