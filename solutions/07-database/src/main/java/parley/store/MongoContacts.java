// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Bonds in MongoDB: one document a pair, the lower id in `low`.
final class MongoContacts implements Contacts {
    private final MongoCollection<Document> bonds;

    MongoContacts(MongoCollection<Document> bonds) {
        this.bonds = bonds;
    }

    void createIndexes() {
        bonds.createIndex(new Document("low", 1).append("high", 1));
        bonds.createIndex(new Document("high", 1).append("low", 1));
    }

    @Override
    public Optional<Bond> between(String one, String other) {
        boolean ordered = one.compareTo(other) < 0;
        String id = Documents.bondId(ordered ? one : other, ordered ? other : one);
        return Optional.ofNullable(bonds.find(new Document("_id", id)).first())
                .map(Documents::bond);
    }

    /// Others with lower ids come first, and to them this user is the high one.
    @Override
    public List<Bond> of(String userId, String after, int limit) {
        int most = Limits.page(limit);
        List<Bond> found = page("high", userId, "low", after, most);
        if (found.size() < most)
            found.addAll(page("low", userId, "high", after, most - found.size()));
        return found;
    }

    private List<Bond> page(String side, String userId, String otherSide, String after, int most) {
        return bonds.find(new Document(side, userId)
                        .append(otherSide, new Document("$gt", after)))
                .sort(new Document(otherSide, 1)).limit(most)
                .map(Documents::bond).into(new ArrayList<>());
    }

    @Override
    public boolean put(Bond changed) {
        Bond next = new Bond(changed.low(), changed.high(), changed.wantedBy(),
                changed.blockedBy(), changed.since(), changed.version() + 1);
        if (changed.version() == 0) return changed.empty() ? isNone(changed) : add(next);
        Document asItWasRead = new Document("_id", Documents.bondId(changed.low(), changed.high()))
                .append("version", changed.version());
        if (changed.empty()) return bonds.deleteOne(asItWasRead).getDeletedCount() == 1;
        return bonds.replaceOne(asItWasRead, Documents.of(next)).getMatchedCount() == 1;
    }

    private boolean isNone(Bond bond) {
        return between(bond.low(), bond.high()).isEmpty();
    }

    private boolean add(Bond bond) {
        try {
            bonds.insertOne(Documents.of(bond));
            return true;
        } catch (MongoWriteException e) {
            if (MongoUsers.isDuplicate(e)) return false;
            throw e;
        }
    }
}
