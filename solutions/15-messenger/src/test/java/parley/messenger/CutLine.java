// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// Connects a client to its server: one of its connections through a proxy, the others straight.
final class CutLine implements ServerLink.Opener {
    private final Carrier carrier;
    private final Program program;
    private final int which;
    private final InetSocketAddress proxy;
    private int opened;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Optional<ServerLink> newest = Optional.empty();

    /// @param which connection goes through the proxy, from 1
    CutLine(Carrier carrier, Program program, int which, InetSocketAddress proxy) {
        this.carrier = carrier;
        this.program = program;
        this.which = which;
        this.proxy = proxy;
    }

    @Override
    public ServerLink open() throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the test is over", e);
        }
        var link = carrier.open(program,
                ++opened == which ? proxy : carrier.server(program));
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
