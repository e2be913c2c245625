// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Conversations in RocksDB: by id, and for each member a key that leads there.
final class RocksConversations implements Conversations {
    private final Rocks rocks;
    private final ReentrantLock lock;
    private final LogWriter log;

    RocksConversations(Rocks rocks, ReentrantLock lock, LogWriter log) {
        this.rocks = rocks;
        this.lock = lock;
        this.log = log;
    }

    @Override
    public boolean add(Conversation conversation) {
        lock.lock();
        try {
            if (byId(conversation.id()).isPresent()) return false;
            Conversation now = conversation.stored(Member.FROM_THE_BEGINNING);
            Batch batch = new Batch()
                    .put(Keys.of(Keys.CONVERSATION, now.id()), Records.encode(now));
            for (Member m : now.members())
                batch.put(Keys.of(Keys.MEMBER_OF, m.userId(), now.id()));
            rocks.write(batch, true);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Conversation> byId(String id) {
        return rocks.get(Keys.of(Keys.CONVERSATION, id)).map(Records::conversation);
    }

    @Override
    public List<Conversation> ofUser(String userId, String after, int limit) {
        int most = Limits.page(limit);
        List<Conversation> found = new ArrayList<>();
        rocks.scan(Keys.under(Keys.MEMBER_OF, userId), Keys.of(Keys.MEMBER_OF, userId, after),
                (key, nothing) -> {
                    byId(Keys.last(key)).ifPresent(found::add);
                    return found.size() < most;
                });
        return found;
    }

    @Override
    public Appended change(Conversation changed, Draft notice) {
        return log.change(changed, notice);
    }

    @Override
    public void mark(List<Marker> markers) {
        lock.lock();
        try {
            Map<List<String>, Marker> furthest = new LinkedHashMap<>();
            for (Marker m : markers)
                furthest.merge(List.of(m.conversationId(), m.userId()), m, Marker::forward);
            Batch batch = new Batch();
            furthest.values().forEach(m -> mark(m, batch));
            if (!batch.isEmpty()) rocks.write(batch, false);
        } finally {
            lock.unlock();
        }
    }

    private void mark(Marker m, Batch batch) {
        byte[] key = Keys.of(Keys.MARKER, m.conversationId(), m.userId());
        Optional<Marker> old = rocks.get(key)
                .map(b -> Records.marker(m.conversationId(), m.userId(), b));
        Marker now = old.map(m::forward).orElse(m);
        if (!old.equals(Optional.of(now))) batch.put(key, Records.encode(now));
    }

    @Override
    public List<Marker> markers(String conversationId) {
        List<Marker> found = new ArrayList<>();
        byte[] prefix = Keys.under(Keys.MARKER, conversationId);
        rocks.scan(prefix, prefix, (key, value) ->
                found.add(Records.marker(conversationId, Keys.last(key), value)));
        return found;
    }
}
