// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// A proxy that cuts, resets, stalls or delays TCP connections after a number of bytes. Each
/// connection counts its own bytes.
public final class TcpProxy extends FaultyProxy {
    static final int BACKLOG = 50;
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

    private final Story story;
    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Map<Way, TcpFault> faults = new EnumMap<>(Way.class);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private TcpProxy(Story story, InetSocketAddress target, ServerSocket listener) {
        this.story = story;
        this.target = target;
        this.listener = listener;
        for (Way way : Way.values()) faults.put(way, new TcpFault());
    }

    static TcpProxy open(Story story, InetSocketAddress target) throws IOException {
        var listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        var proxy = new TcpProxy(story, target, listener);
        story.log().owns(listener.getLocalPort());
        story.joins(proxy);
        Thread.ofPlatform().daemon().name("testkit-proxy").start(proxy::acceptAll);
        return proxy;
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /// Ends each connection in good order, both sides, when this many bytes have passed that way.
    public TcpProxy cutAfter(Way way, long bytes) {
        return set(way, bytes, TcpFault.Kind.CUT, "ends the connection");
    }

    /// The same, whichever way they pass.
    public TcpProxy cutAfter(long bytes) {
        return cutAfter(Way.TO_SERVER, bytes).cutAfter(Way.TO_CLIENT, bytes);
    }

    /// Resets each connection, both sides, when this many bytes have passed that way.
    public TcpProxy resetAfter(Way way, long bytes) {
        return set(way, bytes, TcpFault.Kind.RESET, "resets the connection");
    }

    /// Ends each connection, both sides, where a mark in the bytes that pass that way says so.
    ///
    /// @param mark makes a mark for each connection
    /// @param reset whether to reset it; else it ends in good order
    public TcpProxy cutAt(Way way, Supplier<Mark> mark, boolean reset) {
        faults.get(way).at(mark, reset ? TcpFault.Kind.RESET : TcpFault.Kind.CUT);
        story.step("the line %s at a mark on the way to the %s",
            reset ? "resets the connection" : "ends the connection", end(way));
        return this;
    }

    /// Passes this many bytes that way and nothing more, but keeps the connection open.
    public TcpProxy stallAfter(Way way, long bytes) {
        return set(way, bytes, TcpFault.Kind.STALL, "goes silent");
    }

    /// The same, whichever way they pass.
    public TcpProxy stallAfter(long bytes) {
        return stallAfter(Way.TO_SERVER, bytes).stallAfter(Way.TO_CLIENT, bytes);
    }

    /// Keeps everything that passes that way back for this long.
    public TcpProxy delay(Way way, Duration delay) {
        faults.get(way).delay(delay);
        story.step("the line delays what goes to the %s by %,d ms", end(way), delay.toMillis());
        return this;
    }

    @Override
    public TcpProxy delay(Duration delay) {
        return delay(Way.TO_SERVER, delay).delay(Way.TO_CLIENT, delay);
    }

    private TcpProxy set(Way way, long bytes, TcpFault.Kind kind, String does) {
        faults.get(way).after(bytes, kind);
        story.step("the line %s after %s to the %s", does, Escape.count(bytes, "byte"), end(way));
        return this;
    }

    static String end(Way way) {
        return way == Way.TO_SERVER ? "server" : "client";
    }

    private void acceptAll() {
        try {
            while (true) join(listener.accept());
        } catch (IOException over) {
            close();
        }
    }

    private void join(Socket client) {
        sockets.add(client);
        var server = new Socket();
        sockets.add(server);
        try {
            server.connect(target, (int) CONNECT_LIMIT.toMillis());
            story.log().owns(server.getLocalPort());
            String who = story.log().nextLine();
            story.transcript().opened(who, new Ends(true,
                (InetSocketAddress) client.getRemoteSocketAddress(), target, false));
            pump(who, client, server, Way.TO_SERVER);
            pump(who, server, client, Way.TO_CLIENT);
        } catch (IOException nobodyThere) {
            TcpPump.closeAll(client, server);
        }
    }

    private void pump(String who, Socket from, Socket to, Way way) {
        var pump = new TcpPump(story.transcript(), who, from, to, way, faults.get(way).copy());
        Thread.ofPlatform().daemon().name("testkit-proxy-" + end(way)).start(pump);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException broken) {
            throw new IllegalStateException("the proxy could not close its port", broken);
        }
        TcpPump.closeAll(sockets.toArray(Socket[]::new));
    }
}
