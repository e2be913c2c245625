// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A loop on loopback for a test, with the handlers it has made.
final class Running<H extends ConnectionHandler> implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(10);
    // Kept here: a logger that nobody holds forgets its level. The tests' own faults fill no pages.
    private static final Logger LOG = Logger.getLogger("parley.eventloop");
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

    final BlockingQueue<H> handlers = new LinkedBlockingQueue<>();
    final EventLoop loop;

    private Running(LoopConfig config, Supplier<H> make, TransportFactory transports)
            throws IOException {
        LOG.setLevel(Level.OFF);
        loop = EventLoop.start("loop-under-test", config, peer -> {
            H handler = make.get();
            handlers.add(handler);
            return handler;
        }, transports);
    }

    static LoopConfig config() {
        return LoopConfig.loopback(0).limits(LIMIT, CLOSE_LIMIT);
    }

    static <H extends ConnectionHandler> Running<H> of(Supplier<H> make) throws IOException {
        return of(config(), make, TransportFactory.PLAIN);
    }

    static <H extends ConnectionHandler> Running<H> of(LoopConfig config, Supplier<H> make,
            TransportFactory transports) throws IOException {
        return new Running<>(config, make, transports);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), loop.address().getPort());
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }

    /// The handler of the next connection that came in.
    H handler() throws InterruptedException {
        H handler = handlers.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (handler == null) throw new IllegalStateException("nobody connected");
        return handler;
    }

    @Override
    public void close() {
        loop.close();
    }
}
