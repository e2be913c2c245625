// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.store.Message.Kind;

/// Messages in RocksDB: a conversation's entries stand side by side, in order.
final class RocksMessages implements Messages {
    /// Entries that [#count(String, long, String, int)] looks at.
    private static final int MAX_COUNTED = 1_000;

    private final Rocks rocks;
    private final LogWriter log;
    private final Recent recent;

    RocksMessages(Rocks rocks, LogWriter log, Recent recent) {
        this.rocks = rocks;
        this.log = log;
        this.recent = recent;
    }

    @Override
    public List<Appended> append(List<Draft> drafts) {
        return log.append(drafts);
    }

    @Override
    public long lastSeq(String conversationId) {
        return lastSeq(rocks, conversationId);
    }

    static long lastSeq(Rocks rocks, String conversationId) {
        long[] last = {0};
        rocks.scanBack(Family.MESSAGES, prefix(conversationId),
                Keys.message(conversationId, Long.MAX_VALUE), (key, value) -> {
                    last[0] = Keys.seq(key);
                    return false;
                });
        return last[0];
    }

    @Override
    public Optional<Message> at(String conversationId, long seq) {
        return rocks.get(Family.MESSAGES, Keys.message(conversationId, seq))
                .map(bytes -> MessageCodec.decode(conversationId, seq, bytes));
    }

    @Override
    public List<Message> after(String conversationId, long seq, int limit) {
        int most = Limits.page(limit);
        return recent.after(conversationId, seq, most)
                .orElseGet(() -> forward(conversationId, seq, most));
    }

    private List<Message> forward(String conversationId, long seq, int most) {
        List<Message> found = new ArrayList<>();
        rocks.scan(Family.MESSAGES, prefix(conversationId), Keys.message(conversationId, seq),
                (key, value) -> {
                    found.add(MessageCodec.decode(conversationId, Keys.seq(key), value));
                    return found.size() < most;
                });
        return found;
    }

    @Override
    public List<Message> before(String conversationId, long seq, int limit) {
        int most = Limits.page(limit);
        return recent.before(conversationId, seq, most)
                .orElseGet(() -> read(conversationId, seq, most));
    }

    private List<Message> read(String conversationId, long seq, int most) {
        if (seq < Long.MAX_VALUE) return backward(conversationId, seq, most);
        Recent.Ticket ticket = recent.ticket(conversationId);
        List<Message> newest = backward(conversationId, seq, most);
        recent.offer(conversationId, ticket, newest);
        return newest;
    }

    private List<Message> backward(String conversationId, long seq, int most) {
        List<Message> found = new ArrayList<>();
        if (seq <= 1) return found;
        rocks.scanBack(Family.MESSAGES, prefix(conversationId),
                Keys.message(conversationId, seq - 1), (key, value) -> {
                    found.add(MessageCodec.decode(conversationId, Keys.seq(key), value));
                    return found.size() < most;
                });
        return found;
    }

    @Override
    public SearchPage search(String conversationId, String words, long beforeSeq, int limit) {
        Words wanted = new Words(words);
        int most = Limits.page(limit);
        List<Message> found = new ArrayList<>();
        long[] looked = {0, 0};
        if (beforeSeq <= 1) return new SearchPage(found, 0);
        rocks.scanBack(Family.MESSAGES, prefix(conversationId),
                Keys.message(conversationId, beforeSeq - 1), (key, value) -> {
                    Message m = MessageCodec.decode(conversationId, Keys.seq(key), value);
                    if (m.kind() == Kind.TEXT && wanted.in(m.content().text())) found.add(m);
                    looked[0] = m.seq();
                    return found.size() < most && ++looked[1] < SearchPage.MAX_SCANNED;
                });
        return new SearchPage(found, looked[0] <= 1 ? 0 : looked[0]);
    }

    @Override
    public int count(String conversationId, long afterSeq, String exceptSenderId, int max) {
        int count = 0;
        List<Message> newer = recent.after(conversationId, afterSeq, MAX_COUNTED)
                .orElseGet(() -> forward(conversationId, afterSeq, MAX_COUNTED));
        for (Message m : newer) {
            if (m.kind() == Kind.TEXT && !m.senderId().equals(exceptSenderId)) count++;
            if (count >= max) return max;
        }
        return count;
    }

    private static byte[] prefix(String conversationId) {
        byte[] key = Keys.message(conversationId, 0);
        return java.util.Arrays.copyOf(key, key.length - Long.BYTES);
    }
}
