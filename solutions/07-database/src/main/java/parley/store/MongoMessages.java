// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import parley.store.Message.Kind;

/// Messages in MongoDB: each entry a document whose `_id` is made of conversation and number, see
/// [Entries].
final class MongoMessages implements Messages {
    /// Entries that [#count(String, long, String, int)] looks at.
    private static final int MAX_COUNTED = 1_000;

    private final MongoCollection<Document> messages;
    private final MongoLog log;
    private final Heads heads;

    MongoMessages(MongoCollection<Document> messages, MongoLog log, Heads heads) {
        this.messages = messages;
        this.log = log;
        this.heads = heads;
    }

    @Override
    public List<Appended> append(List<Draft> drafts) {
        return log.append(drafts);
    }

    @Override
    public long lastSeq(String conversationId) {
        return heads.current(conversationId);
    }

    @Override
    public Optional<Message> at(String conversationId, long seq) {
        return Optional.ofNullable(
                messages.find(new Document("_id", Entries.id(conversationId, seq))).first())
                .map(Entries::message);
    }

    @Override
    public List<Message> after(String conversationId, long seq, int limit) {
        // task 7.5: read the page that begins at seq + 1. Numbers have no gap, so you can work out
        // its ids (Entries.ids); take care not to go beyond lastSeq
        long from = seq + 1;
        long to = Math.min(lastSeq(conversationId), seq + Limits.page(limit));
        return from > to ? List.of() : page(Entries.ids(conversationId, from, to));
        // end 7.5
    }

    @Override
    public List<Message> before(String conversationId, long seq, int limit) {
        // task 7.5: read the page that ends at seq - 1, newest first
        long from = Math.min(lastSeq(conversationId), seq - 1);
        long to = Math.max(1, from - Limits.page(limit) + 1);
        return from < 1 ? List.of() : page(Entries.ids(conversationId, from, to));
        // end 7.5
    }

    /// Reads the entries with these ids, in this order.
    private List<Message> page(List<String> ids) {
        // task 7.5: find them all with one query, and put them in order: the server answers in
        // whatever order it likes
        Map<String, Message> found = new HashMap<>();
        for (Document d : messages.find(new Document("_id", new Document("$in", ids))))
            found.put(d.getString("_id"), Entries.message(d));
        List<Message> page = new ArrayList<>();
        for (String id : ids)
            if (found.containsKey(id)) page.add(found.get(id));
        return page;
        // end 7.5
    }

    @Override
    public SearchPage search(String conversationId, String words, long beforeSeq, int limit) {
        Words wanted = new Words(words);
        long from = Math.min(lastSeq(conversationId), beforeSeq - 1);
        long to = Math.max(1, from - SearchPage.MAX_SCANNED + 1);
        if (from < 1) return new SearchPage(List.of(), 0);
        int most = Limits.page(limit);
        List<Message> found = find(Entries.range(conversationId, to, from), wanted, most);
        long looked = found.size() < most ? to : found.getLast().seq();
        return new SearchPage(found, looked <= 1 ? 0 : looked);
    }

    /// Finds the newest TEXT entries in a range that hold all the words.
    private List<Message> find(Document range, Words wanted, int most) {
        // task 7.7: let the server look for the words with regular expressions, in whatever case.
        // What people type is no pattern: see Patterns.literal
        List<Document> conditions = new ArrayList<>();
        conditions.add(range);
        conditions.add(new Document("kind", Kind.TEXT.name()));
        for (String word : wanted.wanted()) {
            conditions.add(new Document("text", new Document("$regex", Patterns.literal(word))
                    .append("$options", "i")));
        }
        return messages.find(new Document("$and", conditions)).sort(new Document("_id", -1))
                .limit(most).map(Entries::message).into(new ArrayList<>());
        // end 7.7
    }

    @Override
    public int count(String conversationId, long afterSeq, String exceptSenderId, int max) {
        // task 7.7: count the TEXT entries of others among the MAX_COUNTED after afterSeq, on the
        // server, and no further than max
        Document unread = Entries.range(conversationId, afterSeq + 1, afterSeq + MAX_COUNTED)
                .append("kind", Kind.TEXT.name())
                .append("senderId", new Document("$ne", exceptSenderId));
        return (int) messages.countDocuments(unread, new CountOptions().limit(max));
        // end 7.7
    }
}
