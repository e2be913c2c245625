// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import parley.accounts.Identity;
import parley.store.Message;

/// One live connection of one device. What comes in is [Dialogue]'s work, what goes out
/// [Outflow]'s. The transport calls [#received], [#next], [#pong] and [#closed], one at a time;
/// any thread may call the rest. Nothing in here waits.
public final class LiveSession {
    private final Live live;
    private final LiveConnection connection;
    private final Dialogue dialogue;
    private final Outflow outflow;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final long openedAt;
    private volatile Optional<Identity> identity = Optional.empty();
    private volatile long heardAt;
    private volatile long pingedAt;
    // Transport's thread only.
    private boolean readingPaused;

    /// @param handshake looks up whose session the handshake has named, if it has
    LiveSession(
            Live live, LiveConnection connection, Optional<Supplier<Identity>> handshake) {
        this.live = live;
        this.connection = connection;
        this.dialogue = new Dialogue(live, this, handshake);
        this.outflow = new Outflow(live, () -> live.wake(this));
        this.openedAt = live.now();
        this.heardAt = openedAt;
        this.pingedAt = openedAt;
    }

    /// A whole message of the client.
    ///
    /// @param utf8 in a buffer that has an array; valid during this call
    public void received(ByteBuffer utf8) {
        heardAt = live.now();
        dialogue.received(utf8);
    }

    /// Something else came from the client: it is alive.
    public void pong() {
        heardAt = live.now();
    }

    /// The next message to send, in UTF-8; its bytes are shared and never changed.
    public Optional<byte[]> next() {
        Optional<byte[]> message = outflow.poll();
        if (message.isEmpty()) drained();
        return message;
    }

    private void drained() {
        if (outflow.startReader(true)) live.catchUp(this);
        if (readingPaused && inFlight.get() <= Limit.SENDS_RESUME.number()) {
            readingPaused = false;
            connection.resumeReading();
        }
    }

    /// The connection is gone. Calling it again does nothing.
    public void closed() {
        outflow.close(Optional.empty());
        live.gone(this);
    }

    /// Says goodbye and closes. Any thread; calling it again does nothing.
    public void end(Bye why) {
        if (!outflow.close(Optional.of(Wire.bye(why)))) return;
        live.gone(this);
        connection.close(why.number(), why.text());
    }

    /// Who is connected; empty before the hello was answered.
    public Optional<Identity> identity() {
        return identity;
    }

    void identified(Identity who) {
        identity = Optional.of(who);
    }

    LiveConnection connection() {
        return connection;
    }

    Outflow outflow() {
        return outflow;
    }

    /// Delivers a durable entry. Committer thread.
    void deliver(String conversation, long seq, byte[] message) {
        if (!outflow.deliver(conversation, seq, message)) end(Bye.TOO_SLOW);
    }

    /// Sends what may be lost: typing, presence, markers.
    void event(byte[] message) {
        outflow.event(message);
    }

    /// Sends an answer.
    void answer(byte[] message) {
        if (!outflow.answer(message)) end(Bye.TOO_SLOW);
    }

    /// Counts a send that has no answer yet, and pauses reading when there are too many.
    /// Transport's thread.
    void sending() {
        if (inFlight.incrementAndGet() < Limit.SENDS_IN_FLIGHT.number() || readingPaused) return;
        readingPaused = true;
        connection.pauseReading();
    }

    /// An own send is durable, and this connection's client learns its number from the answer.
    void acknowledge(Message message, boolean duplicate) {
        if (!duplicate) outflow.known(message.conversationId(), message.seq());
        inFlight.decrementAndGet();
        answer(Wire.ack(message, duplicate));
    }

    /// An own send was refused.
    void refuse(String id, ApiException why) {
        live.counts().refused();
        inFlight.decrementAndGet();
        answer(Wire.refused(id, why));
    }

    /// Starts a reader that catches up, unless one runs.
    void catchUp() {
        if (outflow.startReader(false)) live.catchUp(this);
    }

    /// Looks after the connection, about once a second. Timer thread.
    void tick(long now) {
        if (identity.isEmpty() && now - openedAt > Limit.HELLO_MILLIS.number()) {
            // Its hello may have been held up on the line, or here: it may come back.
            end(Bye.SILENT);
        } else if (now - heardAt > Limit.SILENCE_MILLIS.number()) {
            end(Bye.SILENT);
        } else if (now - Math.max(heardAt, pingedAt) > Limit.HEARTBEAT_MILLIS.number()) {
            pingedAt = now;
            connection.ping();
        }
        if (outflow.startReader(true)) live.catchUp(this);
    }
}
