// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A framed connection with the student's code at both ends.
final class Line implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final FramedConnection here;
    private final FramedConnection there;

    /// What one end does.
    interface End {
        /// Does it.
        void run(FileTransfer transfer) throws Exception;
    }

    Line() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            here = FramedConnection.connect(Endpoint.loopback(listener.getLocalPort()), LIMIT);
            there = new FramedConnection(listener.accept(), LIMIT);
        }
    }

    /// Has a thread of its own send.
    CompletableFuture<Void> sending(End sender) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("sender").start(() -> {
            try (here) {
                sender.run(new FileTransfer(here));
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /// Receives on this thread. When both ends fail, the sender's failure is thrown: the receiver's
    /// is what follows from it.
    void receiving(CompletableFuture<Void> sending, End receiver) throws Exception {
        try {
            receiver.run(new FileTransfer(there));
        } catch (IOException e) {
            awaitSender(sending);
            throw e;
        }
        awaitSender(sending);
    }

    private static void awaitSender(CompletableFuture<Void> sending) throws Exception {
        try {
            sending.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw (Exception) e.getCause();
        } catch (TimeoutException e) {
            // It still waits: then the receiver's failure came first.
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        there.close();
    }
}
