// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A scripted TCP or WebSocket peer on loopback that may misbehave: the server that a student's
/// client talks to ([#listen]), or a client of a student's server ([#connect],
/// [RogueWebSocket#connect]).
///
/// A script runs on a platform thread of its own for each connection. What goes wrong in it ends
/// the test with its story. Closing the peer lets running scripts end first.
public final class RoguePeer implements AutoCloseable, Participant {
    /// How long a test waits for a connection.
    public static final Duration ACCEPT_LIMIT = Duration.ofSeconds(1);
    /// Connections that may wait to be accepted.
    public static final int BACKLOG = 50;

    private final Story story;
    private final Acceptor acceptor;
    private final BlockingQueue<Conn> accepted = new LinkedBlockingQueue<>();
    private final List<Conn> conns = new CopyOnWriteArrayList<>();
    private final List<ScriptThread> scripts = new CopyOnWriteArrayList<>();
    private volatile Optional<Script> script = Optional.empty();
    private volatile boolean closing;
    private volatile boolean abandoned;

    /// What a peer does on one connection.
    public interface Script {
        /// Plays the script; the connection is closed when it returns.
        void play(Conn conn) throws Exception;
    }

    /// What a peer does on one WebSocket.
    public interface WebSocketScript {
        /// Plays the script; the connection is closed when it returns.
        void play(RogueWebSocket socket) throws Exception;
    }

    private RoguePeer(Story story) throws IOException {
        this.story = story;
        this.acceptor = new Acceptor(BACKLOG, this::take);
    }

    /// Listens on loopback, on a free port.
    ///
    /// @throws IOException when this machine has no loopback
    public static RoguePeer listen(Story story) throws IOException {
        var peer = new RoguePeer(story);
        story.log().owns(peer.port());
        peer.acceptor.start();
        story.joins(peer);
        return peer;
    }

    /// Connects to a student's server as a client. The connection is closed when the test ends, or
    /// before.
    ///
    /// @throws StoryError when nobody listens there
    public static Conn connect(Story story, InetSocketAddress server) {
        return Client.connect(story, server);
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return acceptor.address();
    }

    /// The port on which it listens.
    public int port() {
        return address().getPort();
    }

    /// Plays the script on each connection that comes, also on those that came already. It is a
    /// failure when none has come before the peer is closed.
    public RoguePeer serve(Script each) {
        synchronized (accepted) {
            script = Optional.of(each);
            for (Conn conn = accepted.poll(); conn != null; conn = accepted.poll()) {
                play(conn, each);
            }
        }
        return this;
    }

    /// Answers the handshake of a WebSocket on each connection that comes, then plays the script.
    ///
    /// @param answer the right one, or a wrong one on purpose
    public RoguePeer serveWebSocket(WebSocketAnswer answer, WebSocketScript each) {
        return serve(conn -> each.play(RogueWebSocket.accept(conn, answer)));
    }

    /// The same with the right answer.
    public RoguePeer serveWebSocket(WebSocketScript each) {
        return serveWebSocket(WebSocketAnswer.RIGHT, each);
    }

    /// The next connection, for a script in the test method itself. Closed with the peer.
    ///
    /// @throws StoryError when nobody connects within [#ACCEPT_LIMIT]; under a debugger it waits on
    public Conn accept() throws InterruptedException {
        Conn conn = accepted.poll(ACCEPT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (conn == null && Debugger.attached()) return accepted.take();
        if (conn != null) return conn;
        throw story.fail("a connection to port " + port(),
            "nobody connected within " + ACCEPT_LIMIT.toSeconds() + " s");
    }

    private void take(SocketChannel channel) throws IOException {
        if (abandoned) {
            channel.close();
            return;
        }
        var conn = new Conn(story, story.log().nextPeer(), channel, false);
        conns.add(conn);
        synchronized (accepted) {
            script.ifPresentOrElse(s -> play(conn, s), () -> accepted.add(conn));
        }
    }

    private void play(Conn conn, Script each) {
        var thread = new ScriptThread(conn, each, () -> closing);
        scripts.add(thread);
        thread.start();
    }

    @Override
    public boolean quiet() {
        return scripts.stream().allMatch(ScriptThread::quiet);
    }

    /// Accepts no more connections, lets the scripts end, and closes what is open.
    ///
    /// @throws StoryError when a script failed
    @Override
    public void close() {
        finish();
    }

    @Override
    public void finish() {
        closing = true;
        acceptor.close();
        scripts.forEach(each -> each.awaitEnd(() -> story.log().failure().isPresent()));
        conns.forEach(Conn::close);
        scripts.forEach(ScriptThread::throwFailure);
        if (script.isPresent() && scripts.isEmpty() && !story.log().hasFailed()) {
            throw story.fail("a connection to port " + port(), "nobody connected");
        }
    }

    @Override
    public void abandon() {
        closing = true;
        abandoned = true;
        acceptor.close();
        conns.forEach(Conn::close);
    }
}
