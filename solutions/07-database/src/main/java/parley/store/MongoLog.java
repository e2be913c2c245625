// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import parley.store.Appended.Reason;
import parley.store.Appended.Refused;
import parley.store.Appended.Stored;
import parley.store.Message.Kind;

/// Stores batches in MongoDB. Entries that change nothing else go in together; one that does goes
/// alone:
///
/// 1. note the intent: "entry 12 may have an effect";
/// 2. finish what earlier notes of the conversation tell of, and decide;
/// 3. insert the entry under the next number. Only one server can, and only if it has seen all
///    entries before: so what it decided still holds;
/// 4. do what the entry says to its target; 5. remove the note.
///
/// A crash after 3 leaves the note, and whoever comes next finishes the work. What happens to files
/// stands in [MongoFates].
final class MongoLog {
    private static final int MAX_KNOWN = 100_000;
    private static final int MAX_TRIES = 1_000;

    /// What an entry will be under a number, or why it cannot be.
    private sealed interface Plan {
        record Insert(Document entry, Message message) implements Plan {}

        record No(Reason reason) implements Plan {}
    }

    private final MongoCollection<Document> conversations;
    private final MongoEntries entries;
    private final Intents intents;
    private final Heads heads;
    private final MongoFileMarks marks;
    private final MongoFates fates;
    private final Faults faults;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> known = new HashSet<>();

    MongoLog(MongoCollection<Document> conversations, MongoEntries entries, Intents intents,
            Heads heads, MongoFileMarks marks, MongoFates fates, Faults faults) {
        this.conversations = conversations;
        this.entries = entries;
        this.intents = intents;
        this.heads = heads;
        this.marks = marks;
        this.fates = fates;
        this.faults = faults;
    }

    List<Appended> append(List<Draft> drafts) {
        if (drafts.size() > Limits.MAX_BATCH)
            throw new IllegalArgumentException("too many at once: " + drafts.size());
        lock.lock();
        try {
            return appendLocked(drafts);
        } finally {
            lock.unlock();
        }
    }

    private List<Appended> appendLocked(List<Draft> drafts) {
        Appended[] results = new Appended[drafts.size()];
        List<Integer> together = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            Draft draft = drafts.get(i);
            if (!exists(draft.conversationId())) {
                results[i] = refused(draft, Reason.NO_CONVERSATION);
            } else if (draft.target() == 0) {
                if (marks.claim(draft.content().fileIds())) {
                    together.add(i);
                    continue;
                }
                store(drafts, together, results);
                results[i] = refused(draft, Reason.NO_FILE);
            } else {
                store(drafts, together, results);
                results[i] = alone(draft, seq -> plan(draft, seq));
            }
        }
        store(drafts, together, results);
        return Arrays.asList(results);
    }

    /// Not now; but it may have been stored before.
    private Appended refused(Draft draft, Reason why) {
        return entries.sentBefore(draft).<Appended>map(d -> Entries.duplicate(d, draft))
                .orElse(new Refused(why));
    }

    private void store(List<Draft> drafts, List<Integer> indexes, Appended[] results) {
        if (indexes.isEmpty()) return;
        faults.reached(Faults.Point.BEFORE_COMMIT);
        List<Appended> stored = entries.store(indexes.stream().map(drafts::get).toList());
        faults.reached(Faults.Point.AFTER_COMMIT);
        for (int i = 0; i < indexes.size(); i++) results[indexes.get(i)] = stored.get(i);
        indexes.clear();
        fates.named(stored.stream().filter(Stored.class::isInstance)
                .flatMap(one -> ((Stored) one).message().content().fileIds().stream()).toList());
    }

    private boolean exists(String conversationId) {
        if (known.contains(conversationId)) return true;
        if (conversations.find(new Document("_id", conversationId)).first() == null) return false;
        if (known.size() >= MAX_KNOWN) known.clear();
        return known.add(conversationId);
    }

    private Plan plan(Draft draft, long seq) {
        Optional<Message> found = entries.at(draft.conversationId(), draft.target())
                .map(Entries::message);
        if (found.isEmpty()) return new Plan.No(Reason.NO_TARGET);
        Message target = found.get();
        if (target.kind() == Kind.DELETED) return new Plan.No(Reason.TARGET_DELETED);
        if (target.kind() != Kind.TEXT) return new Plan.No(Reason.NO_TARGET);
        Message entry = draft.numbered(seq, target.editedBy());
        return new Plan.Insert(Entries.of(entry), entry);
    }

    Appended change(Conversation changed, Draft notice) {
        lock.lock();
        try {
            return alone(notice, seq -> plan(changed, notice, seq));
        } finally {
            lock.unlock();
        }
    }

    private Plan plan(Conversation changed, Draft notice, long seq) {
        Document stored = conversations.find(new Document("_id", changed.id())).first();
        if (stored == null) return new Plan.No(Reason.NO_CONVERSATION);
        if (stored.getLong("version") != changed.version())
            return new Plan.No(Reason.CHANGED_MEANWHILE);
        Message entry = notice.numbered(seq, 0);
        return new Plan.Insert(Entries.notice(entry, changed.stored(seq)), entry);
    }

    /// Stores an entry that has an effect.
    private Appended alone(Draft draft, java.util.function.LongFunction<Plan> planner) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            long seq = heads.current(draft.conversationId()) + 1;
            Optional<Document> earlier = entries.sentBefore(draft);
            if (earlier.isPresent()) return Entries.duplicate(earlier.get(), draft);
            intents.settle(draft.conversationId());
            switch (planner.apply(seq)) {
                case Plan.No(Reason reason) -> {
                    return new Refused(reason);
                }
                case Plan.Insert(Document entry, Message message) -> {
                    intents.note(message);
                    faults.reached(Faults.Point.BEFORE_COMMIT);
                    if (entries.insert(List.of(entry)) == 1) {
                        faults.reached(Faults.Point.AFTER_COMMIT);
                        heads.saw(message.conversationId(), seq);
                        intents.settle(message.conversationId());
                        return new Stored(message);
                    }
                }
            }
        }
        throw new StoreException("no free number after " + MAX_TRIES + " tries");
    }

    /// Forgets what is remembered.
    void clear() {
        lock.lock();
        try {
            known.clear();
            heads.clear();
        } finally {
            lock.unlock();
        }
    }
}
