// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Sessions in RocksDB: by token hash, and their token hashes by user.
final class RocksSessions implements Sessions {
    private final Rocks rocks;
    private final ReentrantLock lock;

    RocksSessions(Rocks rocks, ReentrantLock lock) {
        this.rocks = rocks;
        this.lock = lock;
    }

    @Override
    public void add(Session session) {
        rocks.write(new Batch().put(key(session.tokenHash()), Records.encode(session))
                .put(ofUserKey(session), session.tokenHash().getBytes(UTF_8)), true);
    }

    @Override
    public Optional<Session> byTokenHash(String tokenHash) {
        return rocks.get(key(tokenHash)).map(Records::session);
    }

    @Override
    public List<Session> ofUser(String userId) {
        List<Session> found = new ArrayList<>();
        byte[] prefix = Keys.under(Keys.SESSION_OF, userId);
        rocks.scan(prefix, prefix, (key, hash) -> {
            byTokenHash(new String(hash, UTF_8)).ifPresent(found::add);
            return true;
        });
        return found;
    }

    @Override
    public boolean remove(String userId, String sessionId) {
        return remove(ofUser(userId).stream().filter(s -> s.id().equals(sessionId)).toList()) > 0;
    }

    @Override
    public int removeAll(String userId, String exceptSessionId) {
        return remove(ofUser(userId).stream().filter(s -> !s.id().equals(exceptSessionId))
                .toList());
    }

    @Override
    public void seen(String tokenHash, Instant at) {
        // Whoever only reads can go on while nothing can be written.
        if (!rocks.writes().open()) return;
        lock.lock();
        try {
            byTokenHash(tokenHash).ifPresent(s -> rocks.write(
                    new Batch().put(key(tokenHash), Records.encode(s.withSeenAt(at))), false));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int removeExpired(Instant now) {
        List<Session> expired = new ArrayList<>();
        byte[] all = key("");
        rocks.scan(all, all, (key, value) -> {
            Session session = Records.session(value);
            if (!session.expiresAt().isAfter(now)) expired.add(session);
            return true;
        });
        return remove(expired);
    }

    private int remove(List<Session> sessions) {
        lock.lock();
        try {
            Batch batch = new Batch();
            for (Session s : sessions) batch.remove(key(s.tokenHash())).remove(ofUserKey(s));
            if (!sessions.isEmpty()) rocks.write(batch, true);
            return sessions.size();
        } finally {
            lock.unlock();
        }
    }

    private static byte[] key(String tokenHash) {
        return Keys.of(Keys.SESSION, tokenHash);
    }

    private static byte[] ofUserKey(Session s) {
        return Keys.of(Keys.SESSION_OF, s.userId(), s.id());
    }
}
