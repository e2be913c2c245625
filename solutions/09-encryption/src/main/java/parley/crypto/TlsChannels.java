// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import parley.eventloop.TransportFactory;

/// Puts TLS on the connections of event loops. Several loops may share one of these; its threads do
/// what takes long in handshakes. Close it after the loops.
public final class TlsChannels implements AutoCloseable {
    /// Threads for handshakes when nothing else is said: a signature is about half a millisecond.
    public static final int THREADS = 2;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /// With [#THREADS] threads.
    public TlsChannels() {
        this(THREADS);
    }

    /// @param threadCount at least 1
    public TlsChannels(int threadCount) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(threadCount, threadCount, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), task -> Thread.ofPlatform().daemon()
                        .name("tls-task-" + number.incrementAndGet()).unstarted(task));
        threads.allowCoreThreadTimeOut(true);
    }

    /// The server's end of connections.
    ///
    /// @param context see [TlsContexts#server(java.nio.file.Path, java.nio.file.Path)]
    public TransportFactory server(SSLContext context) {
        return (channel, again) -> new TlsChannel(
                channel, TlsContexts.serverEngine(context), threads, again);
    }

    /// The client's end of connections, all to one server.
    ///
    /// @param context see [TlsContexts#client(java.nio.file.Path)]
    /// @param host    the name or address that was asked for: the certificate must be for it
    public TransportFactory client(SSLContext context, String host) {
        return (channel, again) -> new TlsChannel(channel,
                TlsContexts.clientEngine(context, host, channel.socket().getPort()),
                threads, again);
    }

    /// Ends the threads. What is being worked on is finished.
    @Override
    public void close() {
        threads.shutdown();
    }
}
