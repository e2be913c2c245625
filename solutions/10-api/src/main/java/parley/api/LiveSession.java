// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.ByteBuffer;
import java.util.Optional;
import parley.accounts.Identity;
import parley.rooms.Outbox;
import parley.store.Message;

/// One live connection of one device: what goes out to it, in a bounded outbox. What comes in is
/// [Dialogue]'s work. The transport calls [#received], [#next], [#pong] and [#closed], one at a
/// time; any thread may call the rest. Nothing in here waits.
public final class LiveSession {
    private static final int LIVE_BYTES =
            Limit.OUTBOX_BYTES.number() - Limit.OUTBOX_RESERVE_BYTES.number();
    private static final int EVENT_BYTES = LIVE_BYTES / 2;

    private final Live live;
    private final LiveConnection connection;
    private final Dialogue dialogue;
    private final Outbox outbox;
    private final long openedAt;
    private volatile Optional<Identity> identity = Optional.empty();
    private volatile long heardAt;
    private volatile long pingedAt;

    // Under the lock of this.
    private final CatchUp catchUp = new CatchUp();
    private boolean open = true;
    private boolean pumping;
    private boolean waitsForRoom;
    private boolean overflowing;
    private long overflowedAt = Long.MIN_VALUE / 2;
    private int inFlight;
    private boolean readingPaused;

    LiveSession(Live live, LiveConnection connection) {
        this.live = live;
        this.connection = connection;
        this.dialogue = new Dialogue(live, this);
        this.outbox = new Outbox(Limit.OUTBOX_BYTES.number(), () -> live.wake(this));
        this.openedAt = live.now();
        this.heardAt = openedAt;
        this.pingedAt = openedAt;
    }

    /// A whole message of the client.
    ///
    /// @param utf8 valid during this call
    public void received(ByteBuffer utf8) {
        heardAt = live.now();
        dialogue.received(utf8);
    }

    /// Bytes of any kind came from the client.
    public void pong() {
        heardAt = live.now();
    }

    /// The next message to send, in UTF-8; its bytes are shared and never changed.
    public Optional<byte[]> next() {
        Optional<byte[]> message = outbox.poll();
        if (message.isEmpty()) drained();
        return message;
    }

    /// The connection is gone. Calling it again does nothing.
    public void closed() {
        synchronized (this) {
            open = false;
            outbox.close();
        }
        live.gone(this);
    }

    private void drained() {
        boolean pump;
        boolean resume;
        synchronized (this) {
            pump = open && waitsForRoom && !pumping;
            if (pump) startPumping();
            resume = readingPaused && inFlight <= Limit.SENDS_RESUME.number();
            if (resume) readingPaused = false;
        }
        if (pump) live.pump(this);
        if (resume) connection.resumeReading();
    }

    private void startPumping() {
        pumping = true;
        waitsForRoom = false;
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

    /// Delivers a durable entry, unless it was sent or will be read. Committer thread.
    void deliver(String conversation, long seq, byte[] message) {
        boolean slow;
        synchronized (this) {
            if (!open || !catchUp.live(conversation, seq)) return;
            if (offer(message, LIVE_BYTES)) return;
            slow = overflow(conversation, seq - 1);
        }
        if (slow) end(Bye.TOO_SLOW);
    }

    /// No room: the entry is dropped, and read from the store when there is room again.
    ///
    /// @return true when this is the second time
    private boolean overflow(String conversation, long sent) {
        // task 10.4: begin to catch up behind `sent`; a second overflow soon after the first ends it
        long now = live.now();
        if (!overflowing && now - overflowedAt < Limit.OVERFLOW_MILLIS.number()) return true;
        if (!overflowing) live.counts().overflowed();
        overflowing = true;
        overflowedAt = now;
        catchUp.begin(conversation, sent);
        waitsForRoom = true;
        return false;
        // end 10.4
    }

    /// Sends what may be lost: typing, presence, markers.
    synchronized void event(byte[] message) {
        if (open) offer(message, EVENT_BYTES);
    }

    /// Sends an answer, for which there is always room unless the client does not read at all.
    void answer(byte[] message) {
        boolean fits;
        synchronized (this) {
            if (!open) return;
            fits = outbox.offer(message);
        }
        if (!fits) end(Bye.TOO_SLOW);
    }

    private boolean offer(byte[] message, int upTo) {
        return outbox.bytes() + message.length <= upTo && outbox.offer(message);
    }

    /// Counts a send that has no answer yet, and pauses reading when there are too many.
    void sending() {
        boolean pause;
        synchronized (this) {
            inFlight++;
            pause = inFlight >= Limit.SENDS_IN_FLIGHT.number() && !readingPaused;
            if (pause) readingPaused = true;
        }
        if (pause) connection.pauseReading();
    }

    /// Answers a send.
    void answered(byte[] message) {
        synchronized (this) {
            inFlight--;
        }
        answer(message);
    }

    /// An own send is durable, and this connection's client learns its number from the answer.
    void acknowledge(Message message, boolean duplicate) {
        // A connection that is behind must not end its catching up before this entry.
        if (!duplicate)
            synchronized (this) {
                catchUp.live(message.conversationId(), message.seq());
            }
        answered(Wire.ack(message, duplicate));
    }

    /// An own send was refused.
    void refuse(String id, ApiException why) {
        live.counts().refused();
        answered(Wire.refused(id, why));
    }

    /// Begins to catch up in a conversation.
    ///
    /// @param after the newest entry that the client has
    synchronized void behind(String conversation, long after) {
        catchUp.begin(conversation, after);
    }

    /// Starts a reader that catches up, unless one runs.
    void catchUp() {
        synchronized (this) {
            if (!open || pumping) return;
            startPumping();
        }
        live.pump(this);
    }

    /// What the reader shall read next: empty when there is nothing, or no room; then it ends.
    synchronized Optional<Step> step() {
        boolean room = outbox.bytes() <= EVENT_BYTES / 2;
        if (open && room && catchUp.any()) {
            String conversation = catchUp.next();
            return Optional.of(new Step(conversation, catchUp.sent(conversation)));
        }
        pumping = false;
        waitsForRoom = catchUp.any();
        if (!waitsForRoom) overflowing = false;
        // The owner may have emptied it between the look and the note.
        if (waitsForRoom && outbox.bytes() == 0 && open) live.wake(this);
        return Optional.empty();
    }

    /// Sends an entry that the reader has read, if there is room.
    ///
    /// @return whether it was sent, so that the next one may be tried
    synchronized boolean replay(Step step, long seq, byte[] message) {
        if (!open || !unchanged(step) || !offer(message, LIVE_BYTES)) return false;
        step.sent = seq;
        catchUp.sent(step.conversation, seq);
        return true;
    }

    /// The reader has seen the end of the log: from here on it is live, unless more has come.
    synchronized void replayed(Step step) {
        if (!open || !unchanged(step)) return;
        if (catchUp.ended(step.conversation))
            outbox.offer(Wire.synced(step.conversation, step.sent));
    }

    /// The client may not read this conversation.
    synchronized void notYours(Step step, ApiException why) {
        catchUp.drop(step.conversation);
        if (open) outbox.offer(Wire.error(Optional.of(step.conversation), why));
    }

    /// A sync may have moved the place while the reader was reading.
    private boolean unchanged(Step step) {
        return catchUp.isBehind(step.conversation)
                && catchUp.sent(step.conversation) == step.sent;
    }

    /// The reader could not read: it tries again when the timer comes round.
    synchronized void pumpFailed() {
        pumping = false;
        waitsForRoom = true;
    }

    /// Looks after the connection, about once a second. Timer thread.
    void tick(long now) {
        if (identity.isEmpty() && now - openedAt > Limit.HELLO_MILLIS.number()) {
            end(Bye.UNAUTHENTICATED);
        } else if (now - heardAt > Limit.SILENCE_MILLIS.number()) {
            end(Bye.SILENT);
        } else if (now - Math.max(heardAt, pingedAt) > Limit.HEARTBEAT_MILLIS.number()) {
            pingedAt = now;
            connection.ping();
        }
        boolean pump;
        synchronized (this) {
            pump = open && waitsForRoom && !pumping && outbox.bytes() == 0;
            if (pump) startPumping();
        }
        if (pump) live.pump(this);
    }

    /// Says goodbye and closes. Any thread; calling it again does nothing.
    public void end(Bye why) {
        synchronized (this) {
            if (!open) return;
            open = false;
            outbox.offer(Wire.bye(why));
        }
        live.gone(this);
        connection.close(why.number(), why.text());
    }

    /// A place where the reader reads on. Only the reader changes it.
    static final class Step {
        final String conversation;
        long sent;

        Step(String conversation, long sent) {
            this.conversation = conversation;
            this.sent = sent;
        }
    }
}
