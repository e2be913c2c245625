// SPDX-License-Identifier: Apache-2.0
package parley.store;

import com.mongodb.client.MongoCollection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/// Finds the newest number of a conversation by asking for single ids, which every server answers
/// from its index: numbers have no gap, so twice as far, and then halves, finds the end. What was
/// found is where the next search begins. Any thread.
final class Heads {
    private static final int MAX_REMEMBERED = 100_000;

    private final MongoCollection<Document> messages;
    private final Map<String, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    Heads(MongoCollection<Document> messages) {
        this.messages = messages;
    }

    /// The newest number as far as is known here; others may have written since.
    long remembered(String conversationId) {
        synchronized (known) {
            Long head = known.get(conversationId);
            if (head != null) return head;
        }
        return current(conversationId);
    }

    /// The newest number.
    long current(String conversationId) {
        long low;
        synchronized (known) {
            low = known.getOrDefault(conversationId, 0L);
        }
        long step = 1;
        while (exists(conversationId, low + step)) {
            low += step;
            step *= 2;
        }
        // Here low exists, or is 0, and low + step does not.
        for (long half = step / 2; half > 0; half /= 2)
            if (exists(conversationId, low + half)) low += half;
        saw(conversationId, low);
        return low;
    }

    private boolean exists(String conversationId, long seq) {
        return messages.find(new Document("_id", Entries.id(conversationId, seq)))
                .projection(new Document("_id", 1)).first() != null;
    }

    /// Notes that an entry is there.
    void saw(String conversationId, long seq) {
        synchronized (known) {
            known.merge(conversationId, seq, Math::max);
        }
    }

    /// Forgets everything.
    void clear() {
        synchronized (known) {
            known.clear();
        }
    }
}
