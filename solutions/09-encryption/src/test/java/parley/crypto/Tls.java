// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import parley.eventloop.ConnectionHandler;
import parley.eventloop.EventLoop;
import parley.eventloop.LoopConfig;
import parley.eventloop.TransportFactory;

/// An authority in a folder, and an echo server on a loop with a certificate of it for 127.0.0.1.
final class Tls implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(10);
    static final List<String> HERE = List.of("127.0.0.1", "localhost");

    final LocalAuthority authority;
    final SSLContext server;
    final SSLContext client;
    final BlockingQueue<Echo> handlers = new LinkedBlockingQueue<>();
    private final TlsChannels channels = new TlsChannels();
    final EventLoop loop;

    Tls(Path folder) throws IOException {
        this(folder, UnaryOperator.identity());
    }

    /// @param around what to put around the transports
    Tls(Path folder, UnaryOperator<TransportFactory> around) throws IOException {
        authority = LocalAuthority.open(folder, Clock.systemUTC());
        server = TlsContexts.server(authority, HERE);
        client = TlsContexts.client(authority.certificateFile());
        LoopConfig config = LoopConfig.loopback(0).limits(LIMIT, Duration.ofSeconds(2));
        loop = EventLoop.start("loop-under-test", config, peer -> handler(),
                around.apply(channels.server(server)));
    }

    private ConnectionHandler handler() {
        Echo echo = new Echo();
        handlers.add(echo);
        return echo;
    }

    /// The handler of the next connection that came in.
    Echo echo() throws InterruptedException {
        Echo echo = handlers.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (echo == null) throw new AssertionError("nobody connected");
        return echo;
    }

    int port() {
        return loop.address().getPort();
    }

    /// A JDK client, connected to our server by its address.
    SSLSocket connect() throws IOException {
        return connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
    }

    SSLSocket connect(InetSocketAddress to) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory()
                .createSocket(to.getAddress().getHostAddress(), to.getPort());
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }

    @Override
    public void close() {
        loop.close();
        channels.close();
    }
}
