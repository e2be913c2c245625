// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/// A connection that this side is making. Loop thread only.
final class Connector implements Ready {
    private final EventLoop loop;
    private final ConnectionHandler handler;
    private final SocketChannel channel;
    private Optional<Timer> limit = Optional.empty();

    private Connector(EventLoop loop, ConnectionHandler handler, SocketChannel channel) {
        this.loop = loop;
        this.handler = handler;
        this.channel = channel;
    }

    /// Begins to connect; the handler hears how it went.
    static void connect(EventLoop loop, InetSocketAddress server, ConnectionHandler handler) {
        try {
            new Connector(loop, handler, SocketChannel.open()).begin(server);
        } catch (IOException e) {
            Quietly.tell(() -> handler.closed(Optional.of(e)));
        }
    }

    private void begin(InetSocketAddress server) {
        limit = Optional.of(loop.timers().schedule(loop.config().handshakeLimit(),
                () -> fail(new SocketTimeoutException("no answer from " + server))));
        try {
            channel.configureBlocking(false);
            channel.register(loop.selector(), SelectionKey.OP_CONNECT, this);
            if (channel.connect(server)) connected();
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            if (channel.finishConnect()) connected();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void connected() throws IOException {
        limit.ifPresent(Timer::cancel);
        loop.adopt(channel, handler);
    }

    private void fail(IOException why) {
        limit.ifPresent(Timer::cancel);
        Quietly.close(channel);
        Quietly.tell(() -> handler.closed(Optional.of(why)));
    }
}
