// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Sessions in MongoDB.
final class MongoSessions implements Sessions {
    private final MongoCollection<Document> sessions;

    MongoSessions(MongoCollection<Document> sessions) {
        this.sessions = sessions;
    }

    void createIndexes() {
        sessions.createIndex(new Document("userId", 1).append("id", 1));
        sessions.createIndex(new Document("expiresAt", 1));
    }

    @Override
    public void add(Session session) {
        sessions.insertOne(Documents.of(session));
    }

    @Override
    public Optional<Session> byTokenHash(String tokenHash) {
        return Optional.ofNullable(sessions.find(new Document("_id", tokenHash)).first())
                .map(Documents::session);
    }

    @Override
    public List<Session> ofUser(String userId) {
        return sessions.find(new Document("userId", userId)).sort(new Document("id", 1))
                .map(Documents::session).into(new ArrayList<>());
    }

    @Override
    public boolean remove(String userId, String sessionId) {
        return sessions.deleteMany(new Document("userId", userId).append("id", sessionId))
                .getDeletedCount() > 0;
    }

    @Override
    public int removeAll(String userId, String exceptSessionId) {
        return (int) sessions.deleteMany(new Document("userId", userId)
                .append("id", new Document("$ne", exceptSessionId))).getDeletedCount();
    }

    @Override
    public void seen(String tokenHash, Instant at) {
        sessions.updateOne(new Document("_id", tokenHash),
                new Document("$set", new Document("seenAt", Documents.date(at))));
    }

    @Override
    public int removeExpired(Instant now) {
        return (int) sessions.deleteMany(new Document("expiresAt",
                new Document("$lte", Documents.date(now)))).getDeletedCount();
    }
}
