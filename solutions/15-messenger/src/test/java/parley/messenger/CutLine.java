// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/// Connects a client to its server: one of its connections through a proxy, the others straight.
final class CutLine implements ServerLink.Opener {
    private final Carrier carrier;
    private final Program program;
    private final int which;
    private final InetSocketAddress proxy;
    private final Optional<Duration> limit;
    private final AtomicInteger opened = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Optional<ServerLink> newest = Optional.empty();

    /// @param which connection goes through the proxy, from 1
    CutLine(Carrier carrier, Program program, int which, InetSocketAddress proxy) {
        this(carrier, program, which, proxy, Optional.empty());
    }

    /// @param limit of connecting and of silence, instead of the usual ones
    CutLine(Carrier carrier, Program program, int which, InetSocketAddress proxy,
            Optional<Duration> limit) {
        this.carrier = carrier;
        this.program = program;
        this.which = which;
        this.proxy = proxy;
        this.limit = limit;
    }

    /// How often the client has connected, or tried to.
    int opened() {
        return opened.get();
    }

    @Override
    public ServerLink open() throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the test is over", e);
        }
        var where = opened.incrementAndGet() == which ? proxy : carrier.server(program);
        var link = limit.isPresent() ? carrier.open(program, where, limit.get(), limit.get())
                : carrier.open(program, where);
        newest = Optional.of(link);
        return link;
    }

    /// The client has to stay away from now on.
    void leave() {
        gate = new CountDownLatch(1);
        newest.ifPresent(CutLine::close);
    }

    private static void close(ServerLink link) {
        try {
            link.close();
        } catch (IOException cut) {
            LoggerFactory.getLogger(CutLine.class).debug("it was cut already: {}", cut.toString());
        }
    }

    /// It may come back.
    void comeBack() {
        gate.countDown();
    }
}
