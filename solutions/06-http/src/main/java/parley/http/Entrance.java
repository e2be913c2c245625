// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.Handlers;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/// The messenger's public door: HTTP/1.1 and WebSockets on one port, built on Undertow.
/// Any thread.
///
/// To stop politely: [#drain], then close the WebSockets ([#closeSockets]), then [#awaitQuiet],
/// then [#close].
public final class Entrance implements AutoCloseable {
    /// A whole TLS record must fit, 16,384 bytes and up to 256 around them: with 16 KiB Undertow
    /// waits for ever for the rest of a large one.
    private static final int BUFFER_BYTES = 17 * 1024;
    private static final int MAX_POOLED_BUFFERS = 1000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final XnioWorker worker;
    private final DefaultByteBufferPool buffers;
    private final Reception reception;
    private final Sockets sockets;
    private final AcceptingChannel<? extends StreamConnection> door;
    private final InetSocketAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean listening = true;

    private Entrance(EntranceConfig config, Router router, Map<String, SocketEndpoint> endpoints)
            throws IOException {
        sockets = new Sockets(config.limits());
        // No thread-local caches: each virtual thread would have one, and direct memory would be
        // gone within seconds.
        buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, MAX_POOLED_BUFFERS, 0, 0);
        worker = Xnio.getInstance().createWorker(OptionMap.builder()
                .set(Options.WORKER_NAME, "entrance")
                .set(Options.WORKER_IO_THREADS, config.limits().ioThreads())
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, config.limits().ioThreads())
                .set(Options.THREAD_DAEMON, true)
                .set(Options.TCP_NODELAY, true)
                .getMap());
        reception = new Reception(config, router, endpoints, sockets);
        try {
            door = new Doors(worker, buffers, Handlers.httpContinueRead(reception),
                    config).open();
        } catch (IOException e) {
            reception.close();
            worker.shutdownNow();
            buffers.close();
            throw e;
        }
        address = door.getLocalAddress(InetSocketAddress.class);
    }

    /// Opens the port. Returns when peers can connect.
    ///
    /// @param sockets WebSocket endpoints by path: `/api/v1/socket`
    /// @throws IOException when the port cannot be opened; a [java.net.BindException] when it is
    ///     taken
    public static Entrance start(EntranceConfig config, Router router,
            Map<String, SocketEndpoint> sockets) throws IOException {
        return new Entrance(config, router, sockets);
    }

    /// Where it listens, with the real port.
    public InetSocketAddress address() {
        return address;
    }

    /// The real port.
    public int port() {
        return address.getPort();
    }

    /// How many requests are being served now, streams of events among them.
    public int activeRequests() {
        return reception.calls().size();
    }

    /// How many WebSockets are open now.
    public int openSockets() {
        return sockets.size();
    }

    /// The first step of stopping: takes no new connection, and answers new requests on old
    /// connections with 503 and `Retry-After`. Requests and WebSockets that are being served go
    /// on. May be called twice.
    ///
    /// @param retryAfter what to tell those who come now
    public void drain(Duration retryAfter) {
        reception.drain(retryAfter);
        stopListening();
    }

    /// Once only, and done before the worker ends: on a worker that has ended, XNIO would wait for
    /// ever. Who comes second waits for the first.
    private synchronized void stopListening() {
        if (listening) IoUtils.safeClose(door);
        listening = false;
    }

    /// Begins to close all WebSockets that are open now, as [SocketConnection#close] does.
    ///
    /// @throws IllegalArgumentException when the code may not be sent
    public void closeSockets(int code, String reason) {
        if (!CloseCode.maySend(code))
            throw new IllegalArgumentException("may not be sent: " + code);
        sockets.close(code, reason);
    }

    /// Ends streams of events, then waits until the last request is answered and the last
    /// WebSocket closed.
    ///
    /// @return false when the limit passed before that
    public boolean awaitQuiet(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        reception.calls().endEndless();
        boolean quiet = reception.calls().awaitNone(limit);
        while (sockets.size() > 0 && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return quiet && sockets.size() == 0;
    }

    /// Ends everything, without waiting for anybody; WebSockets see 1006. Drain first to be
    /// polite.
    @Override
    public void close() {
        stopListening();
        if (!closed.compareAndSet(false, true)) return;
        reception.close();
        worker.shutdownNow();
        try {
            worker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        buffers.close();
    }
}
