// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All connections of a loop. Loop thread only, but for the two counts.
final class Connections {
    private final EventLoop loop;
    private final HandlerFactory handlers;
    private final TransportFactory transports;
    private final Crowd crowd;
    private final Set<LoopConnection> open = new LinkedHashSet<>();
    private volatile int count;
    private volatile long accepted;

    Connections(EventLoop loop, HandlerFactory handlers, TransportFactory transports) {
        this.loop = loop;
        this.handlers = handlers;
        this.transports = transports;
        this.crowd = new Crowd(loop.config().maxPerAddress());
    }

    /// Lets in a connection that somebody made to us.
    void accept(SocketChannel channel) {
        accepted++;
        try {
            InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
            if (crowd.full(peer.getAddress())) {
                Quietly.LOG.log(Level.DEBUG, "too many connections of {0}", peer.getAddress());
                Quietly.close(channel);
                return;
            }
            channel.configureBlocking(false);
            add(channel, handlers.handlerFor(peer), false);
        } catch (IOException | RuntimeException e) {
            // Gone again already, or the factory failed: this connection's trouble, not the loop's.
            Quietly.LOG.log(Level.WARNING, "a connection could not begin", e);
            Quietly.close(channel);
        }
    }

    /// Takes in a connected channel that does not block.
    ///
    /// @param ours whether this side made the connection
    void add(SocketChannel channel, ConnectionHandler handler, boolean ours) throws IOException {
        // Messages are gathered here; Nagle's algorithm would only make them wait.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var connection = new LoopConnection(loop, channel, handler, transports, ours);
        open.add(connection);
        if (!ours) crowd.enter(connection.peer().getAddress());
        count = open.size();
        connection.begin();
    }

    void remove(LoopConnection connection) {
        boolean theirs = open.remove(connection) && !connection.ours();
        if (theirs) crowd.leave(connection.peer().getAddress());
        count = open.size();
    }

    /// All that stand now; the list stays as it is when connections come and go.
    List<LoopConnection> all() {
        return List.copyOf(open);
    }

    /// How many stand now. Any thread.
    int count() {
        return count;
    }

    /// How many have come in since the start. Any thread.
    long accepted() {
        return accepted;
    }
}
