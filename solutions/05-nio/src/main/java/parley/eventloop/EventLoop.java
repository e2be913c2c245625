// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.net.InetSocketAddress;

/// A server for tens of thousands of connections on one thread, which waits for all of them at once.
public final class EventLoop implements AutoCloseable {
    private EventLoop() {}

    /// Listens and starts the loop's thread.
    ///
    /// @param name of the thread
    /// @param handlers makes the handler of each connection
    /// @param transports puts what belongs between connection and socket:
    ///     [TransportFactory#PLAIN], or TLS
    /// @throws IOException when the address is taken or not ours
    public static EventLoop start(String name, LoopConfig config, HandlerFactory handlers,
            TransportFactory transports) throws IOException {
        throw new IOException("not yet");
    }

    /// Where it listens.
    public InetSocketAddress address() {
        throw new IllegalStateException("not yet");
    }

    /// Connects to a server from this loop. Any thread; returns at once. The handler gets
    /// [ConnectionHandler#opened] when the connection stands; when it cannot be made, it only gets
    /// [ConnectionHandler#closed] with the cause.
    public void connect(InetSocketAddress server, ConnectionHandler handler) {
        throw new IllegalStateException("not yet");
    }

    /// Runs a task on the loop's thread, soon. Any thread.
    public void execute(Runnable task) {
        throw new IllegalStateException("not yet");
    }

    /// How many connections stand now. Any thread.
    public int connections() {
        return 0;
    }

    /// Stops in good order: accepts no more, lets the handlers say goodbye, sends what waits, and
    /// breaks off what is left after [LoopConfig#closeLimit()]. Waits for the end. Any thread but
    /// the loop's own.
    @Override
    public void close() {}
}
