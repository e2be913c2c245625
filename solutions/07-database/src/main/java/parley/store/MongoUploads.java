// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// Notes on running uploads, of all servers: of what a crash has cut off, there may be chunks that
/// belong to no file.
final class MongoUploads {
    /// An upload that has taken longer than this is taken for dead.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final MongoCollection<Document> notes;

    MongoUploads(MongoCollection<Document> notes) {
        this.notes = notes;
    }

    /// @return false when there is such an upload already
    boolean begin(String id) {
        try {
            notes.insertOne(new Document("_id", id).append("at", Documents.date(Instant.now())));
            return true;
        } catch (MongoWriteException e) {
            if (!MongoUsers.isDuplicate(e)) throw e;
            return false;
        }
    }

    void end(String id) {
        notes.deleteOne(new Document("_id", id));
    }

    /// The ids of those that nobody will end.
    List<String> dead(Instant now) {
        Document old = new Document("at",
                new Document("$lt", Documents.date(now.minus(LONGEST))));
        return notes.find(old).map(note -> note.getString("_id")).into(new ArrayList<>());
    }
}
