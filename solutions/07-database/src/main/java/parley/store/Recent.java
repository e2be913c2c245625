// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The newest messages of the conversations that were used last, as objects: what somebody who opens
/// a chat, or comes back to it, asks for most. What is here is what the database holds, without a
/// gap up to the newest entry. Any thread.
final class Recent {
    /// A page of the usual 50, and some more for those who come back.
    private static final int MESSAGES_EACH = 64;
    /// What a message takes beside its text, roughly.
    private static final int MESSAGE_BYTES = 400;
    private static final Message[] NONE = {};

    /// The newest messages of one conversation, oldest first; none until they are known.
    private static final class Tail {
        Message[] newest = NONE;
        long bytes;
        long changes;

        long first() {
            return newest[0].seq();
        }

        long last() {
            return newest[newest.length - 1].seq();
        }
    }

    /// A tail as it was before the database was read.
    record Ticket(Object tail, long changes) {}

    private final long maxBytes;
    private long bytes;
    private final Map<String, Tail> tails = new LinkedHashMap<>(16, 0.75f, true);

    Recent(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// The same as [Messages#before(String, long, int)], if all of it is here.
    synchronized Optional<List<Message>> before(String conversationId, long seq, int limit) {
        Tail tail = tails.get(conversationId);
        if (tail == null || tail.newest == NONE) return Optional.empty();
        long to = Math.min(seq - 1, tail.last());
        long from = Math.max(1, to - limit + 1);
        if (to < 1) return Optional.of(List.of());
        if (from < tail.first()) return Optional.empty();
        return Optional.of(page(tail, from, to).reversed());
    }

    /// The same as [Messages#after(String, long, int)], if all of it is here.
    synchronized Optional<List<Message>> after(String conversationId, long seq, int limit) {
        Tail tail = tails.get(conversationId);
        if (tail == null || tail.newest == NONE || seq + 1 < tail.first()) return Optional.empty();
        return Optional.of(page(tail, seq + 1, Math.min(tail.last(), seq + limit)));
    }

    private static List<Message> page(Tail tail, long from, long to) {
        if (from > to) return List.of();
        int start = (int) (from - tail.first());
        return Arrays.asList(Arrays.copyOfRange(tail.newest, start, start + (int) (to - from) + 1));
    }

    /// Call before reading the newest messages from the database, and [#offer] what was read.
    synchronized Ticket ticket(String conversationId) {
        Tail tail = tails.computeIfAbsent(conversationId, id -> charged(new Tail()));
        evict();
        return new Ticket(tail, tail.changes);
    }

    /// Takes the newest messages, newest first, unless the conversation has changed since.
    synchronized void offer(String conversationId, Ticket ticket, List<Message> newest) {
        Tail tail = tails.get(conversationId);
        if (tail != ticket.tail() || tail.changes != ticket.changes() || newest.isEmpty()) return;
        int count = Math.min(newest.size(), MESSAGES_EACH);
        set(tail, newest.subList(0, count).reversed().toArray(NONE));
        evict();
    }

    /// Notes what was stored: new entries in order, and older ones that they have changed.
    synchronized void stored(Iterable<Message> messages) {
        for (Message m : messages) {
            Tail tail = tails.computeIfAbsent(m.conversationId(), id -> charged(new Tail()));
            tail.changes++;
            if (tail.newest == NONE) {
                if (isNew(m)) set(tail, new Message[] {m});
            } else if (m.seq() > tail.last()) {
                push(tail, m);
            } else if (m.seq() >= tail.first()) {
                Message[] changed = tail.newest.clone();
                changed[(int) (m.seq() - tail.first())] = m;
                set(tail, changed);
            }
        }
        evict();
    }

    /// Not an older entry that has changed: those are edited, or edits without content.
    private static boolean isNew(Message m) {
        return m.editedBy() == 0 && m.target() == 0;
    }

    private void push(Tail tail, Message m) {
        int keep = Math.min(tail.newest.length, MESSAGES_EACH - 1);
        Message[] longer = new Message[keep + 1];
        System.arraycopy(tail.newest, tail.newest.length - keep, longer, 0, keep);
        longer[keep] = m;
        set(tail, longer);
    }

    private void set(Tail tail, Message[] newest) {
        long now = MESSAGE_BYTES;
        for (Message m : newest) now += MESSAGE_BYTES + m.content().text().length();
        bytes += now - tail.bytes;
        tail.bytes = now;
        tail.newest = newest;
    }

    private Tail charged(Tail tail) {
        tail.bytes = MESSAGE_BYTES;
        bytes += MESSAGE_BYTES;
        return tail;
    }

    private void evict() {
        var eldest = tails.values().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes;
            eldest.remove();
        }
    }

    synchronized int conversations() {
        return tails.size();
    }

    /// Forgets everything.
    synchronized void clear() {
        tails.clear();
        bytes = 0;
    }
}
