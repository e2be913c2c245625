// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// Which files are there, which are removed, and which wait for a message. Removed is a mark in the
/// file's document (`metadata.removed`), so that the content can be found until all of it is gone;
/// who waits stands in [MongoFates].
final class MongoFileMarks {
    private static final String REMOVED = "metadata.removed";
    private static final String WATCHED = "metadata.watched";
    private static final int PAGE = 50;

    private final MongoCollection<Document> files;
    private final MongoFates fates;

    /// @param files the bucket's own collection of files
    MongoFileMarks(MongoCollection<Document> files, MongoFates fates) {
        this.files = files;
        this.fates = fates;
    }

    /// Makes indexes, and lets the files of older versions wait from now on. Whether a message
    /// names them is looked up when they have waited long enough.
    void prepare(Instant now) {
        files.createIndex(new Document(REMOVED, 1));
        files.createIndex(new Document(WATCHED, 1));
        fates.createIndexes();
        for (Document old : files.find(new Document(WATCHED, new Document("$ne", true)))) {
            fates.begin(old.getString("_id"), now);
            set(List.of(old.getString("_id")), WATCHED);
        }
    }

    /// The marks of a new file, among what else is known about it.
    static Document on(Document metadata) {
        return metadata.append("removed", false).append("watched", true);
    }

    /// A condition: files that are complete and not removed.
    static Document there(Document condition) {
        return condition.append(REMOVED, new Document("$ne", true))
                .append("metadata.sha256", new Document("$ne", ""));
    }

    /// A message is about to name these.
    ///
    /// @return false when one of them is not there
    boolean claim(List<String> ids) {
        for (String id : ids) {
            if (!fates.claim(id)) return false;
            if (files.find(there(new Document("_id", id))).first() != null) continue;
            fates.forget(id);
            return false;
        }
        return true;
    }

    /// @return whether there are any
    boolean remove(List<String> ids) {
        return !ids.isEmpty() && set(ids, REMOVED) > 0;
    }

    /// Removes a file that was seen to be overdue, unless a message was faster.
    ///
    /// @param seen its newest turn
    void removeOverdue(Document seen) {
        String id = seen.getString("file");
        if (!fates.remove(seen)) return;
        // It may have gone otherwise meanwhile, with its turns.
        if (set(List.of(id), REMOVED) == 0) fates.forget(id);
    }

    /// Some removed files.
    List<String> removed() {
        return files.find(new Document(REMOVED, true)).limit(PAGE)
                .map(file -> file.getString("_id")).into(new ArrayList<>());
    }

    private long set(List<String> ids, String mark) {
        return files.updateMany(new Document("_id", new Document("$in", ids)),
                new Document("$set", new Document(mark, true))).getMatchedCount();
    }
}
