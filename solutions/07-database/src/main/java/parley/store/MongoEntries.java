// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/// Writes a log's entries: numbers without a gap, each draft once, and what an EDIT or DELETE does.
///
/// There is no transaction. What keeps two servers from giving one number twice is the `_id`, and
/// what keeps a draft from being stored twice is the index on sender and client id.
final class MongoEntries {
    /// Each failed try means that somebody else has stored an entry.
    private static final int MAX_TRIES = 10_000;

    private final MongoCollection<Document> messages;
    private final Heads heads;

    MongoEntries(MongoCollection<Document> messages, Heads heads) {
        this.messages = messages;
        this.heads = heads;
    }

    /// Makes the index that lets each sender use a client id once.
    void createIndexes() {
        // task 7.3: make a unique index on "senderId" and "clientId" together
        messages.createIndex(new Document("senderId", 1).append("clientId", 1),
                new IndexOptions().unique(true));
        // end 7.3
    }

    /// Inserts documents in their order and stops at the first whose id or client id is there
    /// already.
    ///
    /// @return how many were inserted
    int insert(List<Document> entries) {
        // task 7.3: insert them with one call, in order. Of a MongoBulkWriteException, the first
        // error's index says how far it came; an error that is no duplicate key is thrown on
        try {
            messages.insertMany(entries, new InsertManyOptions().ordered(true));
            return entries.size();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().isEmpty() || e.getWriteConcernError() != null) throw e;
            var first = e.getWriteErrors().getFirst();
            if (first.getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return first.getIndex();
        }
        // end 7.3
    }

    /// The entry that a draft became when it was sent before.
    Optional<Document> sentBefore(Draft draft) {
        // task 7.3: find the entry with this sender and client id
        return Optional.ofNullable(messages.find(new Document("senderId", draft.senderId())
                .append("clientId", draft.clientId())).first());
        // end 7.3
    }

    /// Stores drafts that change no other entry, of any conversations.
    ///
    /// @return what became of each, in the same order
    List<Appended> store(List<Draft> drafts) {
        // task 7.4: number and insert all that are left; when the insert stops at one, it was
        // either sent before, or another server has taken its number: look, and go on
        List<Appended> results = new ArrayList<>();
        for (int tries = 0; results.size() < drafts.size(); tries++) {
            if (tries > MAX_TRIES + drafts.size())
                throw new StoreException("no free number after " + tries + " tries");
            List<Draft> left = drafts.subList(results.size(), drafts.size());
            List<Message> numbered = number(left);
            int stored = insert(numbered.stream().map(Entries::of).toList());
            for (Message m : numbered.subList(0, stored)) {
                heads.saw(m.conversationId(), m.seq());
                results.add(new Appended.Stored(m));
            }
            if (stored == left.size()) break;
            Draft stopped = left.get(stored);
            Optional<Document> earlier = sentBefore(stopped);
            if (earlier.isPresent()) results.add(Entries.duplicate(earlier.get(), stopped));
            else heads.current(stopped.conversationId());
        }
        return results;
        // end 7.4
    }

    /// Gives each draft the number after its conversation's newest.
    private List<Message> number(List<Draft> drafts) {
        // task 7.4: count on from heads.remembered, for each conversation by itself
        Map<String, Long> last = new HashMap<>();
        List<Message> numbered = new ArrayList<>();
        for (Draft d : drafts) {
            long seq = last.computeIfAbsent(d.conversationId(), heads::remembered) + 1;
            last.put(d.conversationId(), seq);
            numbered.add(d.numbered(seq, 0));
        }
        return numbered;
        // end 7.4
    }

    /// Gives an edit's target its new content. Does no harm when it is done twice, or after a newer
    /// edit or delete.
    void applyEdit(Message edit) {
        // task 7.6: set content and editedBy of the target, unless it was changed by a newer entry
        Document target = new Document("_id", Entries.id(edit.conversationId(), edit.target()))
                .append("editedBy", new Document("$lt", edit.seq()));
        Document now = Entries.content(edit.content()).append("editedBy", edit.seq());
        messages.updateOne(target, new Document("$set", now));
        // end 7.6
    }

    /// Makes a delete's target DELETED and takes its content away, and that of all its edits. Does
    /// no harm when it is done twice.
    void applyDelete(Message delete) {
        // task 7.6: the target first; then walk back through the edits: delete.editedBy() is the
        // newest, and the editedBy of each is the one before
        String conversation = delete.conversationId();
        Document nothing = Entries.content(Content.NONE);
        messages.updateOne(new Document("_id", Entries.id(conversation, delete.target())),
                new Document("$set", new Document(nothing).append("kind", "DELETED")
                        .append("editedBy", delete.seq())));
        long edit = delete.editedBy();
        while (edit != 0) {
            Document entry = new Document("_id", Entries.id(conversation, edit));
            messages.updateOne(entry, new Document("$set", nothing));
            edit = messages.find(entry).first().getLong("editedBy");
        }
        // end 7.6
    }

    /// Whether an entry names a file. Reads the whole conversation, or all of them when nobody says
    /// which.
    boolean names(String conversationId, String fileId) {
        Document wanted = conversationId.isEmpty() ? new Document()
                : Entries.range(conversationId, 1, Long.MAX_VALUE);
        return messages.find(wanted.append("fileIds", fileId)).first() != null;
    }

    /// The entry with this number.
    Optional<Document> at(String conversationId, long seq) {
        return Optional.ofNullable(
                messages.find(new Document("_id", Entries.id(conversationId, seq))).first());
    }
}
