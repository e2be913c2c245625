// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/// All WebSockets of an entrance, by IO thread. Any thread.
final class Sockets {
    private final EntranceLimits limits;
    private final Map<XnioIoThread, SocketLoop> loops = new ConcurrentHashMap<>();

    Sockets(EntranceLimits limits) {
        this.limits = limits;
    }

    /// Takes over a channel that Undertow has upgraded.
    void open(StreamConnection channel, HttpServerExchange exchange, SocketHandler handler) {
        try {
            XnioIoThread thread = channel.getIoThread();
            begin(loops.computeIfAbsent(thread, t -> new SocketLoop(t, limits)), channel,
                    exchange, handler);
        } catch (RejectedExecutionException e) {
            // The entrance has just been closed.
            IoUtils.safeClose(channel);
        }
    }

    private static void begin(SocketLoop loop, StreamConnection channel,
            HttpServerExchange exchange, SocketHandler handler) {
        loop.execute(() -> {
            LiveSocket socket = new LiveSocket(loop, channel, handler);
            // Not the channel's own close setter: Undertow keeps its books with that.
            exchange.getConnection().addCloseListener(ignored -> loop.ended(socket));
            socket.start();
        });
    }

    /// How many are open.
    int size() {
        return loops.values().stream().mapToInt(SocketLoop::size).sum();
    }

    /// Begins to close all that are open now.
    void close(int code, String reason) {
        loops.values().forEach(loop -> loop.forEach(socket -> socket.notes().close(code, reason)));
    }
}
