// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.Document;

/// Notes on entries whose effect may still have to be done: what MongoDB would keep for us in a
/// transaction. There are few at any time: each is removed when its work is done.
final class Intents {
    private final MongoCollection<Document> notes;
    private final MongoCollection<Document> conversations;
    private final MongoEntries entries;
    private final MongoFileMarks marks;
    private final Faults faults;

    Intents(MongoCollection<Document> notes, MongoCollection<Document> conversations,
            MongoEntries entries, MongoFileMarks marks, Faults faults) {
        this.notes = notes;
        this.conversations = conversations;
        this.entries = entries;
        this.marks = marks;
        this.faults = faults;
    }

    /// Notes that the entry with this number may have an effect. Two servers that try for one
    /// number share a note.
    void note(Message entry) {
        String id = Entries.id(entry.conversationId(), entry.seq());
        Document note = new Document("_id", id).append("conversationId", entry.conversationId())
                .append("seq", entry.seq());
        try {
            notes.insertOne(note);
        } catch (MongoWriteException e) {
            // An upsert would do the same in one call, but not all servers can tell how two of
            // them at the same time have ended.
            if (!MongoUsers.isDuplicate(e)) throw e;
        }
    }

    /// Finishes what the notes of a conversation tell of.
    void settle(String conversationId) {
        settle(new Document("conversationId", conversationId));
    }

    /// Finishes what all notes tell of.
    void settleAll() {
        settle(new Document());
    }

    private void settle(Document which) {
        for (Document note : notes.find(which).sort(new Document("_id", 1))) {
            Optional<Document> entry =
                    entries.at(note.getString("conversationId"), note.getLong("seq"));
            // Not there yet: whoever wrote the note is about to insert it, or never will.
            if (entry.isEmpty()) continue;
            finish(entry.get());
            notes.deleteOne(new Document("_id", note.getString("_id")));
        }
    }

    private void finish(Document entry) {
        Message message = Entries.message(entry);
        switch (message.kind()) {
            case EDIT -> entries.applyEdit(message);
            case DELETE -> delete(message);
            case NOTICE -> Entries.change(entry).ifPresent(this::change);
            case TEXT, DELETED -> { }
        }
    }

    /// The files first: once the message is empty, nothing tells which they were.
    private void delete(Message message) {
        entries.at(message.conversationId(), message.target()).map(Entries::message)
                .ifPresent(target -> marks.remove(target.content().fileIds()));
        faults.reached(Faults.Point.FILE_REMOVED);
        entries.applyDelete(message);
    }

    /// Changes a conversation from the version before.
    private void change(Conversation now) {
        conversations.replaceOne(new Document("_id", now.id()).append("version", now.version() - 1),
                Documents.of(now));
    }
}
