// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// A server for tens of thousands of connections on one thread, which waits for all of them at once.
///
/// ```
///   select --> channels that are ready --> tasks and woken connections --> timers --> select
///                read, write, accept         one write each
/// ```
///
/// One thread never waits for a peer, so a slow one cannot hold up the others. Everything a
/// [ConnectionHandler] does happens on this thread.
public final class EventLoop implements AutoCloseable {
    /// How exact timers are.
    public static final Duration TICK = Duration.ofMillis(100);
    /// Size of the two buffers that all connections of a loop share.
    static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration CLOSE_SLACK = Duration.ofSeconds(1);

    private final LoopConfig config;
    private final Selector selector;
    private final Acceptor acceptor;
    private final Connections connections;
    private final Wakeups wakeups;
    private final TimerWheel timers;
    private final Thread thread;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private volatile long rounds;
    private volatile boolean over;
    private boolean stopping;

    private EventLoop(String name, LoopConfig config, HandlerFactory handlers,
            TransportFactory transports, LongSupplier nanoTime) throws IOException {
        this.config = config;
        this.selector = Selector.open();
        this.acceptor = new Acceptor(this, config, selector);
        this.connections = new Connections(this, handlers, transports);
        this.wakeups = new Wakeups(selector);
        this.timers = new TimerWheel(nanoTime, TICK);
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /// Listens and starts the loop's thread.
    ///
    /// @param name of the thread
    /// @param handlers makes the handler of each connection
    /// @param transports puts what belongs between connection and socket:
    ///     [TransportFactory#PLAIN], or TLS
    /// @throws IOException when the address is taken or not ours
    public static EventLoop start(String name, LoopConfig config, HandlerFactory handlers,
            TransportFactory transports) throws IOException {
        return start(name, config, handlers, transports, System::nanoTime);
    }

    static EventLoop start(String name, LoopConfig config, HandlerFactory handlers,
            TransportFactory transports, LongSupplier nanoTime) throws IOException {
        var loop = new EventLoop(name, config, handlers, transports, nanoTime);
        loop.thread.start();
        return loop;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return acceptor.address();
    }

    /// Connects to a server from this loop. Any thread; returns at once. The handler gets
    /// [ConnectionHandler#opened] when the connection stands; when it cannot be made, it only gets
    /// [ConnectionHandler#closed] with the cause.
    public void connect(InetSocketAddress server, ConnectionHandler handler) {
        execute(() -> Connector.connect(this, server, handler));
    }

    /// Runs a task on the loop's thread, soon. Any thread. A loop that has stopped runs nothing.
    public void execute(Runnable task) {
        if (!over) wakeups.add(task);
    }

    /// How many connections stand now. Any thread.
    public int connections() {
        return connections.count();
    }

    /// How many connections have come in since the start. Any thread.
    public long accepted() {
        return connections.accepted();
    }

    /// How often the loop has come round. Any thread.
    long rounds() {
        return rounds;
    }

    private void run() {
        // Said now also because the logger is loaded by it: when no descriptor is left, it is too
        // late to open a class file.
        Quietly.LOG.log(Level.DEBUG, "listening at {0}", acceptor.address());
        try {
            while (!stopping || connections.count() > 0) round();
        } catch (IOException e) {
            Quietly.LOG.log(Level.ERROR, "the event loop cannot go on", e);
        } finally {
            over = true;
            connections.all().forEach(c -> c.finish(Optional.empty()));
            acceptor.close();
            Quietly.close(selector);
        }
    }

    private void round() throws IOException {
        wakeups.await(timers.nanosToNextTick());
        rounds++;
        Set<SelectionKey> ready = selector.selectedKeys();
        for (SelectionKey key : ready) if (key.isValid()) ((Ready) key.attachment()).ready(key);
        ready.clear();
        wakeups.run();
        timers.advance();
    }

    void accept(SocketChannel channel) {
        connections.accept(channel);
    }

    void adopt(SocketChannel channel, ConnectionHandler handler) throws IOException {
        connections.add(channel, handler, true);
    }

    void remove(LoopConnection connection) {
        connections.remove(connection);
        acceptor.resume();
    }

    boolean full() {
        return connections.count() >= config.maxConnections();
    }

    LoopConfig config() {
        return config;
    }

    Selector selector() {
        return selector;
    }

    TimerWheel timers() {
        return timers;
    }

    /// The loop's one buffer to read into, empty.
    ByteBuffer readBuffer() {
        return in.clear();
    }

    /// The loop's one buffer to gather in.
    ByteBuffer writeBuffer() {
        return out;
    }

    /// Stops in good order: accepts no more, lets the handlers say goodbye, sends what waits, and
    /// breaks off what is left after [LoopConfig#closeLimit()]. Waits for the end. Any thread but
    /// the loop's own. Calling it again does nothing.
    ///
    /// @throws IllegalStateException on the loop's own thread, which cannot wait for its own end
    @Override
    public void close() {
        if (Thread.currentThread() == thread)
            throw new IllegalStateException("the loop cannot wait for its own end");
        execute(this::stop);
        try {
            boolean ended = thread.join(config.closeLimit().plus(CLOSE_SLACK));
            if (!ended) Quietly.LOG.log(Level.WARNING, "a handler holds up the loop's end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        stopping = true;
        acceptor.close();
        connections.all().forEach(LoopConnection::stop);
    }
}
