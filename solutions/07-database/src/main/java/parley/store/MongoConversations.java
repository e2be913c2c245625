// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Conversations and markers in MongoDB. A conversation holds its members, and an index leads from
/// each of them to it.
final class MongoConversations implements Conversations {
    private final MongoCollection<Document> conversations;
    private final MongoCollection<Document> markers;
    private final MongoLog log;

    MongoConversations(MongoCollection<Document> conversations, MongoCollection<Document> markers,
            MongoLog log) {
        this.conversations = conversations;
        this.markers = markers;
        this.log = log;
    }

    void createIndexes() {
        conversations.createIndex(new Document("members.userId", 1).append("_id", 1));
        markers.createIndex(new Document("conversationId", 1));
    }

    @Override
    public boolean add(Conversation conversation) {
        try {
            conversations.insertOne(
                    Documents.of(conversation.stored(Member.FROM_THE_BEGINNING)));
            return true;
        } catch (MongoWriteException e) {
            if (MongoUsers.isDuplicate(e)) return false;
            throw e;
        }
    }

    @Override
    public Optional<Conversation> byId(String id) {
        return Optional.ofNullable(conversations.find(new Document("_id", id)).first())
                .map(Documents::conversation);
    }

    @Override
    public List<Conversation> ofUser(String userId, String after, int limit) {
        return conversations.find(new Document("members.userId", userId)
                        .append("_id", new Document("$gt", after)))
                .sort(new Document("_id", 1)).limit(Limits.page(limit))
                .map(Documents::conversation).into(new ArrayList<>());
    }

    @Override
    public Appended change(Conversation changed, Draft notice) {
        return log.change(changed, notice);
    }

    @Override
    public void mark(List<Marker> forward) {
        if (forward.isEmpty()) return;
        markers.bulkWrite(forward.stream().map(MongoConversations::moveForward).toList(),
                new BulkWriteOptions().ordered(false));
    }

    private static UpdateOneModel<Document> moveForward(Marker m) {
        Document names = new Document("conversationId", m.conversationId())
                .append("userId", m.userId());
        Document numbers = new Document("delivered", m.delivered()).append("read", m.read());
        return new UpdateOneModel<>(
                new Document("_id", m.conversationId() + ":" + m.userId()),
                new Document("$max", numbers).append("$setOnInsert", names),
                new UpdateOptions().upsert(true));
    }

    @Override
    public List<Marker> markers(String conversationId) {
        return markers.find(new Document("conversationId", conversationId))
                .sort(new Document("_id", 1)).map(Documents::marker).into(new ArrayList<>());
    }
}
