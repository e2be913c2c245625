// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import parley.accounts.Identity;
import parley.http.Json;

/// A live session whose one reader waits on a thread of its own: a long poll or a stream of events.
/// The thread that opened it calls [#await], [#next] and [#close()]; any thread the rest.
final class WaitingConnection implements LiveConnection, AutoCloseable {
    private final Semaphore signals = new Semaphore(0);
    private final LiveSession session;
    private volatile boolean ended;
    private volatile boolean pinged;

    private WaitingConnection(Live live, Identity who) {
        this.session = live.open(this, Optional.of(who));
    }

    /// Opens a session and resumes it.
    static WaitingConnection open(Live live, Identity who, Map<String, Long> cursors) {
        WaitingConnection connection = new WaitingConnection(live, who);
        ObjectNode hello = Shape.node().put("type", "hello");
        ObjectNode places = hello.putObject("cursors");
        cursors.forEach(places::put);
        connection.session.received(ByteBuffer.wrap(Json.write(hello)));
        return connection;
    }

    /// The next event, if one is there.
    Optional<JsonNode> next() throws IOException {
        Optional<byte[]> event = session.next();
        if (event.isEmpty()) return Optional.empty();
        return Optional.of(Json.lenient().readTree(event.get()));
    }

    /// Waits until there may be something to do.
    ///
    /// @return false when nothing has come within the limit
    boolean await(Duration limit) throws InterruptedException {
        boolean woken = signals.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
        signals.drainPermits();
        return woken;
    }

    /// Whether a heartbeat is due; the caller sends something that fails when the peer is gone.
    boolean heartbeat() {
        boolean due = pinged;
        pinged = false;
        return due;
    }

    /// The peer took what was sent.
    void alive() {
        session.pong();
    }

    /// Whether the messenger has ended it.
    boolean ended() {
        return ended;
    }

    @Override
    public void wake() {
        signals.release();
    }

    @Override
    public void ping() {
        pinged = true;
        signals.release();
    }

    @Override
    public void close(int code, String reason) {
        ended = true;
        signals.release();
    }

    /// This connection has nothing to read.
    @Override
    public void pauseReading() {
    }

    @Override
    public void resumeReading() {
    }

    @Override
    public void close() {
        session.closed();
    }
}
