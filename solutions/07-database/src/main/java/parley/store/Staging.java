// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.store.Appended.Duplicate;
import parley.store.Appended.Reason;
import parley.store.Appended.Refused;
import parley.store.Appended.Stored;
import parley.store.Message.Kind;

/// A batch while it is put together: what will be there once it is stored. One thread.
final class Staging {
    private final Rocks rocks;
    private final Map<String, Long> knownHeads;
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<ByteBuffer, Message> entries = new LinkedHashMap<>();
    private final Map<ByteBuffer, byte[]> sent = new HashMap<>();
    private final StagedFiles files;
    private final Batch batch = new Batch();

    Staging(Rocks rocks, Map<String, Long> knownHeads) {
        this.rocks = rocks;
        this.knownHeads = knownHeads;
        this.files = new StagedFiles(rocks, batch);
    }

    /// Numbers a draft, or says why not.
    Appended stage(Draft draft) {
        Optional<Appended> earlier = earlier(draft);
        if (earlier.isPresent()) return earlier.get();
        Optional<Long> last = head(draft.conversationId());
        if (last.isEmpty()) return new Refused(Reason.NO_CONVERSATION);
        if (draft.target() != 0) return stageChange(draft, last.get() + 1);
        if (!files.name(draft.content().fileIds())) return new Refused(Reason.NO_FILE);
        return store(draft.numbered(last.get() + 1, 0));
    }

    private Appended stageChange(Draft draft, long seq) {
        Optional<Message> target = entry(draft.conversationId(), draft.target());
        if (target.isEmpty()) return new Refused(Reason.NO_TARGET);
        Message old = target.get();
        if (old.kind() == Kind.DELETED) return new Refused(Reason.TARGET_DELETED);
        if (old.kind() != Kind.TEXT) return new Refused(Reason.NO_TARGET);
        if (draft.kind() == Kind.EDIT) put(old.edited(draft.content(), seq));
        else blank(old, seq);
        return store(draft.numbered(seq, old.editedBy()));
    }

    /// Takes the content from a message and from every edit of it, and the files that it named.
    private void blank(Message target, long by) {
        files.remove(target.content().fileIds());
        put(target.blanked(by));
        long edit = target.editedBy();
        while (edit != 0) {
            Message entry = entry(target.conversationId(), edit).orElseThrow();
            put(entry.blanked(entry.editedBy()));
            edit = entry.editedBy();
        }
    }

    /// Stages a notice and the changed conversation.
    Appended change(Conversation changed, Draft notice) {
        byte[] key = Keys.of(Keys.CONVERSATION, changed.id());
        Optional<Conversation> old = rocks.get(key).map(Records::conversation);
        Optional<Appended> earlier = earlier(notice);
        if (earlier.isPresent()) return earlier.get();
        if (old.isEmpty()) return new Refused(Reason.NO_CONVERSATION);
        if (old.get().version() != changed.version())
            return new Refused(Reason.CHANGED_MEANWHILE);
        long seq = head(changed.id()).orElseThrow() + 1;
        Conversation now = changed.stored(seq);
        for (Member m : old.get().members())
            batch.remove(Keys.of(Keys.MEMBER_OF, m.userId(), now.id()));
        for (Member m : now.members()) batch.put(Keys.of(Keys.MEMBER_OF, m.userId(), now.id()));
        batch.put(key, Records.encode(now));
        return store(notice.numbered(seq, 0));
    }

    private Optional<Appended> earlier(Draft draft) {
        byte[] key = Keys.sent(draft.senderId(), draft.clientId());
        byte[] value = sent.get(ByteBuffer.wrap(key));
        if (value == null) value = rocks.get(Family.SENT, key).orElse(null);
        if (value == null) return Optional.empty();
        Sent first = Sent.decode(value);
        Message message = entry(first.conversationId(), first.seq()).orElseThrow();
        return Optional.of(new Duplicate(message, first.same(draft)));
    }

    private Appended store(Message message) {
        put(message);
        byte[] key = Keys.sent(message.senderId(), message.clientId());
        byte[] value = Sent.encode(message);
        batch.put(Family.SENT, key, value);
        sent.put(ByteBuffer.wrap(key), value);
        heads.put(message.conversationId(), message.seq());
        return new Stored(message);
    }

    private void put(Message message) {
        byte[] key = Keys.message(message.conversationId(), message.seq());
        batch.put(Family.MESSAGES, key, MessageCodec.encode(message));
        entries.put(ByteBuffer.wrap(key), message);
    }

    private Optional<Message> entry(String conversationId, long seq) {
        byte[] key = Keys.message(conversationId, seq);
        Message staged = entries.get(ByteBuffer.wrap(key));
        if (staged != null) return Optional.of(staged);
        return rocks.get(Family.MESSAGES, key)
                .map(bytes -> MessageCodec.decode(conversationId, seq, bytes));
    }

    /// The newest number of a conversation, of those in this batch too.
    private Optional<Long> head(String conversationId) {
        Long head = heads.get(conversationId);
        if (head == null) head = knownHeads.get(conversationId);
        if (head != null) return Optional.of(head);
        if (rocks.get(Keys.of(Keys.CONVERSATION, conversationId)).isEmpty())
            return Optional.empty();
        long stored = RocksMessages.lastSeq(rocks, conversationId);
        heads.put(conversationId, stored);
        return Optional.of(stored);
    }

    Batch batch() {
        return batch;
    }

    /// New entries in order, and the older ones that they change.
    Collection<Message> entries() {
        return entries.values();
    }

    Map<String, Long> heads() {
        return heads;
    }
}
