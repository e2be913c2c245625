// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One virtual thread a client, and never more clients than the limit: when it is reached, the
/// accept loop waits here and further clients wait in the listener's backlog.
final class ClientThreads implements AutoCloseable {
    /// How many clients are served at the same time.
    static final int MAX_CLIENTS = 1000;
    private static final int CLOSE_SECONDS = 2;

    private final Semaphore places = new Semaphore(MAX_CLIENTS);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("client-", 1).factory());

    /// Serves a client on a thread of its own and returns at once. When it is too late for that,
    /// because [#close()] was called, the client is closed.
    void start(Socket client, Consumer<Socket> serve) throws IOException {
        places.acquireUninterruptibly();
        try {
            threads.execute(() -> {
                try {
                    serve.accept(client);
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            client.close();
        }
    }

    /// Interrupts all threads, which closes the sockets they wait on, and waits for their ends.
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
