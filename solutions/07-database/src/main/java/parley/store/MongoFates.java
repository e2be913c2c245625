// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Decides between a message that is about to name a file and somebody who tidies, on any number of
/// servers. Each decision is a turn, and a turn can be inserted once:
///
/// | turn of a file | inserted by                                     | `fate`                     |
/// |----------------|-------------------------------------------------|----------------------------|
/// | 1              | the upload                                      | WAITS, since it came       |
/// | 2, 3, ...      | a message that is [about to name it][#claim]    | WAITS, since now           |
/// | the next       | who tidies, when the last is from long ago      | REMOVED                    |
///
/// Whoever finds the turn taken looks again. When the message is stored, the turns become NAMED; a
/// server that dies before leaves them WAITS, and who tidies looks for the message.
final class MongoFates {
    private static final int MAX_TRIES = 1_000;
    private static final int PAGE = 50;

    private enum Fate { WAITS, NAMED, REMOVED }

    private final MongoCollection<Document> turns;

    MongoFates(MongoCollection<Document> turns) {
        this.turns = turns;
    }

    void createIndexes() {
        turns.createIndex(new Document("file", 1).append("turn", 1), new IndexOptions().unique(true));
        turns.createIndex(new Document("fate", 1).append("since", 1));
    }

    /// A new file. Harmless when it is not new.
    void begin(String fileId, Instant since) {
        if (latest(fileId).isEmpty()) insert(fileId, 1, Fate.WAITS, since);
    }

    /// A message is about to name a file.
    ///
    /// @return false when it was removed first
    boolean claim(String fileId) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Document> last = latest(fileId);
            if (last.isEmpty() || is(last.get(), Fate.NAMED)) return true;
            if (is(last.get(), Fate.REMOVED)) return false;
            if (insert(fileId, turn(last.get()) + 1, Fate.WAITS, Instant.now())) return true;
        }
        throw new StoreException("no turn for file " + fileId + " after " + MAX_TRIES + " tries");
    }

    /// A stored message names these.
    void named(List<String> fileIds) {
        if (!fileIds.isEmpty()) turns.updateMany(new Document("file", new Document("$in", fileIds)),
                new Document("$set", new Document("fate", Fate.NAMED.name())));
    }

    /// Some turns that wait since before a time, by id, behind one. A later turn may be newer.
    List<Document> waiting(Instant time, String afterId) {
        return turns.find(new Document("fate", Fate.WAITS.name())
                        .append("since", new Document("$lt", Documents.date(time)))
                        .append("_id", new Document("$gt", afterId)))
                .sort(new Document("_id", 1)).limit(PAGE).into(new ArrayList<>());
    }

    /// What somebody who tidies has seen.
    ///
    /// @return the newest turn, if the file may go: it waits since before a time, or was removed and
    ///     its document does not say so yet
    Optional<Document> overdue(String fileId, Instant time) {
        return latest(fileId).filter(last -> is(last, Fate.REMOVED)
                || is(last, Fate.WAITS) && Documents.time(last, "since").isBefore(time));
    }

    /// Takes the turn after the one that was seen.
    ///
    /// @return false when a message was faster
    boolean remove(Document seen) {
        return is(seen, Fate.REMOVED)
                || insert(seen.getString("file"), turn(seen) + 1, Fate.REMOVED, Instant.now());
    }

    /// There is no such file any more.
    void forget(String fileId) {
        turns.deleteMany(new Document("file", fileId));
    }

    private Optional<Document> latest(String fileId) {
        return Optional.ofNullable(turns.find(new Document("file", fileId))
                .sort(new Document("turn", -1)).first());
    }

    private boolean insert(String fileId, long turn, Fate fate, Instant since) {
        try {
            turns.insertOne(new Document("_id", fileId + ":" + turn).append("file", fileId)
                    .append("turn", turn).append("fate", fate.name())
                    .append("since", Documents.date(since)));
            return true;
        } catch (MongoWriteException e) {
            if (!MongoUsers.isDuplicate(e)) throw e;
            return false;
        }
    }

    private static boolean is(Document turn, Fate fate) {
        return turn.getString("fate").equals(fate.name());
    }

    private static long turn(Document turn) {
        return turn.getLong("turn");
    }
}
