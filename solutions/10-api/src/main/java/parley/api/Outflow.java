// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Optional;
import parley.rooms.Outbox;

/// What goes out over one connection: live entries, what was missed, answers and events, in one
/// bounded outbox. Any thread; one lock, never held while anybody waits.
final class Outflow {
    private static final int LIVE_BYTES =
            Limit.OUTBOX_BYTES.number() - Limit.OUTBOX_RESERVE_BYTES.number();
    private static final int EVENT_BYTES = LIVE_BYTES / 2;
    private static final int CATCH_UP_BYTES = EVENT_BYTES / 2;

    private final Live live;
    private final Outbox outbox;
    private final Runnable wake;
    private final CatchUp catchUp = new CatchUp();
    private boolean open = true;
    private boolean pumping;
    private boolean waitsForRoom;
    private boolean overflowing;
    private long overflowedAt = Long.MIN_VALUE / 2;

    /// @param wake tells the connection's owner that there is something to send
    Outflow(Live live, Runnable wake) {
        this.live = live;
        this.wake = wake;
        this.outbox = new Outbox(Limit.OUTBOX_BYTES.number(), wake);
    }

    /// The oldest message that waits.
    Optional<byte[]> poll() {
        return outbox.poll();
    }

    /// Takes nothing more; what waits can still be taken.
    ///
    /// @param last one more message, if there is room
    /// @return false when it was closed already
    synchronized boolean close(Optional<byte[]> last) {
        if (!open) return false;
        open = false;
        last.ifPresent(outbox::offer);
        outbox.close();
        return true;
    }

    /// Delivers a durable entry, unless it was sent or will be read.
    ///
    /// @return false when the reader was too slow for the second time
    synchronized boolean deliver(String conversation, long seq, byte[] message) {
        if (!open || !catchUp.live(conversation, seq)) return true;
        return offer(message, LIVE_BYTES) || drop(conversation, seq);
    }

    private boolean drop(String conversation, long seq) {
        boolean later = overflow(conversation, seq - 1);
        PathEvents.OutboxDropped.now(conversation, seq, later);
        return later;
    }

    /// No room: the entry is dropped, and read from the store when there is room again.
    ///
    /// @return false when this is the second time
    private boolean overflow(String conversation, long sent) {
        // task 10.4: begin to catch up behind `sent`; a second overflow soon after the first is
        // one too many
        long now = live.now();
        boolean again = !overflowing && now - overflowedAt < Limit.OVERFLOW_MILLIS.number();
        if (again) return false;
        if (!overflowing) live.counts().overflowed();
        overflowing = true;
        overflowedAt = now;
        catchUp.begin(conversation, sent);
        waitsForRoom = true;
        return true;
        // end 10.4
    }

    /// An own entry is known to the client by its answer. A connection that is behind must not end
    /// its catching up before it.
    synchronized void known(String conversation, long seq) {
        catchUp.live(conversation, seq);
    }

    /// Sends what may be lost: typing, presence, markers.
    synchronized void event(byte[] message) {
        if (open) offer(message, EVENT_BYTES);
    }

    /// Sends an answer, for which there is room unless the client does not read at all.
    ///
    /// @return false when there was none
    synchronized boolean answer(byte[] message) {
        return !open || outbox.offer(message);
    }

    private boolean offer(byte[] message, int upTo) {
        return outbox.bytes() + message.length <= upTo && outbox.offer(message);
    }

    /// Begins to catch up in a conversation.
    ///
    /// @param after the newest entry that the client has
    synchronized void behind(String conversation, long after) {
        catchUp.begin(conversation, after);
    }

    /// Whether a reader is to be started now; if so, it counts as started.
    ///
    /// @param waiting only when one has ended for want of room, and there is room
    synchronized boolean startReader(boolean waiting) {
        if (!open || pumping || waiting && !(waitsForRoom && outbox.bytes() == 0)) return false;
        pumping = true;
        waitsForRoom = false;
        return true;
    }

    /// What the reader shall read next: empty when there is nothing, or no room; then it ends.
    synchronized Optional<Step> step() {
        boolean room = outbox.bytes() <= CATCH_UP_BYTES;
        if (open && room && catchUp.any()) {
            String conversation = catchUp.next();
            return Optional.of(new Step(conversation, catchUp.sent(conversation)));
        }
        pumping = false;
        waitsForRoom = catchUp.any();
        if (!waitsForRoom) overflowing = false;
        // The owner may have emptied it between the look and the note.
        if (open && waitsForRoom && outbox.bytes() == 0) wake.run();
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

    /// The client cannot be where it says it is: it is told where it is, and the reader goes on from
    /// there. Entries that are known to have come stay known.
    synchronized void move(Step step, long seq) {
        if (!open || !unchanged(step)) return;
        if (!offer(Wire.synced(step.conversation, seq), LIVE_BYTES)) return;
        step.sent = seq;
        catchUp.sent(step.conversation, seq);
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

    /// The reader could not read: another one tries when the timer comes round.
    synchronized void readerFailed() {
        pumping = false;
        waitsForRoom = true;
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
