// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// HTTP/1.1 by hand, a virtual thread a connection: the admin port, for health and metrics. Any
/// thread.
///
/// It serves the same routes as the [Entrance]; no TLS, no HTTP/2, no WebSockets.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int BACKLOG = 128;
    private static final Duration PAUSE_AFTER_FAILED_ACCEPT = Duration.ofMillis(20);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final ServerSocket listener = new ServerSocket();
    private final Answers answers;
    private final HttpLimits limits;
    private final Clock clock;
    private final Semaphore places;
    private final Calls calls = new Calls("http-server-clock");
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 1).factory());
    private final Thread acceptor = Thread.ofPlatform().name("http-server").unstarted(this::accept);

    private HttpServer(Router router, HttpLimits limits, Clock clock) throws IOException {
        this.answers = new Answers(router, Set.of());
        this.limits = limits;
        this.clock = clock;
        this.places = new Semaphore(limits.maxConnections());
    }

    /// Opens the port. Returns when peers can connect.
    ///
    /// @param bind where to listen; port 0 for any free port
    /// @param clock where `Date` comes from
    /// @throws java.net.BindException when the port is taken
    public static HttpServer start(InetSocketAddress bind, Router router, HttpLimits limits,
            Clock clock) throws IOException {
        HttpServer server = new HttpServer(router, limits, clock);
        try {
            server.listener.setReuseAddress(true);
            server.listener.bind(bind, BACKLOG);
        } catch (IOException e) {
            server.listener.close();
            server.calls.close();
            throw e;
        }
        server.acceptor.start();
        return server;
    }

    /// Where it listens, with the real port.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        while (!listener.isClosed()) {
            places.acquireUninterruptibly();
            try {
                serve(listener.accept());
            } catch (IOException e) {
                places.release();
                if (!listener.isClosed()) acceptFailed(e);
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        open.add(socket);
        HttpConnection connection = new HttpConnection(socket, answers, limits, calls, clock);
        try {
            threads.execute(() -> {
                try {
                    connection.serve();
                } finally {
                    open.remove(socket);
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            socket.close();
            places.release();
        }
    }

    private void acceptFailed(IOException cause) {
        LOG.warn("accept failed, trying again: {}", cause.toString());
        try {
            Thread.sleep(PAUSE_AFTER_FAILED_ACCEPT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops: no new connections, and those that are open are closed.
    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdown();
        calls.close();
        for (Socket socket : open) socket.close();
        try {
            threads.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            places.release();
            acceptor.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
