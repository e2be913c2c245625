// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Users in MongoDB.
final class MongoUsers implements Users {
    private final MongoCollection<Document> users;

    MongoUsers(MongoCollection<Document> users) {
        this.users = users;
    }

    /// Makes the index that gives each name to one user only.
    void createIndexes() {
        // task 7.2: make an index on "folded" that refuses a second user of the same name
        users.createIndex(new Document("folded", 1), new IndexOptions().unique(true));
        // end 7.2
    }

    @Override
    public Optional<User> byId(String id) {
        // task 7.1: find the document with this _id and make a user of it
        return Optional.ofNullable(users.find(new Document("_id", id)).first())
                .map(Documents::user);
        // end 7.1
    }

    @Override
    public Optional<User> byName(String name) {
        // task 7.1: find the document with this folded name
        return Optional.ofNullable(users.find(new Document("folded", Names.fold(name))).first())
                .map(Documents::user);
        // end 7.1
    }

    @Override
    public boolean add(User user) {
        // task 7.2: insert the user with version 1; false when id or name is taken. Do not ask
        // first: two who ask at the same time hear the same answer
        try {
            users.insertOne(Documents.of(user.withVersion(1)));
            return true;
        } catch (MongoWriteException e) {
            if (isDuplicate(e)) return false;
            throw e;
        }
        // end 7.2
    }

    @Override
    public boolean update(User changed) {
        // task 7.2: replace the user if it still has the version that was read, and count the
        // version up; false when it has another, or when the new name is another's. Ask for that
        // first: not all servers tell why a change breaks the index, but all keep to it
        boolean taken = byName(changed.name()).filter(u -> !u.id().equals(changed.id()))
                .isPresent();
        if (taken) return false;
        Document asItWasRead = new Document("_id", changed.id())
                .append("version", changed.version());
        User next = changed.withVersion(changed.version() + 1);
        try {
            return users.replaceOne(asItWasRead, Documents.of(next)).getMatchedCount() == 1;
        } catch (MongoWriteException e) {
            if (isDuplicate(e)) return false;
            throw e;
        }
        // end 7.2
    }

    /// Whether a write failed because there is such an id or such a value already.
    static boolean isDuplicate(MongoWriteException e) {
        return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    @Override
    public List<User> search(String prefix, String after, int limit) {
        Document begins = new Document("folded",
                new Document("$regex", "^" + Patterns.literal(Names.fold(prefix))));
        Document next = new Document("folded", new Document("$gt", Names.fold(after)));
        Document active = new Document("state", User.State.ACTIVE.name());
        return list(new Document("$and", List.of(begins, next, active)), "folded", limit);
    }

    @Override
    public List<User> all(String after, int limit) {
        return list(new Document("_id", new Document("$gt", after)), "_id", limit);
    }

    private List<User> list(Document wanted, String order, int limit) {
        return users.find(wanted).sort(new Document(order, 1)).limit(Limits.page(limit))
                .map(Documents::user).into(new ArrayList<>());
    }
}
