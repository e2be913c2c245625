// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Users in RocksDB: by id, and their ids by folded name.
final class RocksUsers implements Users {
    private final Rocks rocks;
    private final ReentrantLock lock;

    RocksUsers(Rocks rocks, ReentrantLock lock) {
        this.rocks = rocks;
        this.lock = lock;
    }

    @Override
    public boolean add(User user) {
        lock.lock();
        try {
            byte[] name = Keys.of(Keys.NAME, Names.fold(user.name()));
            byte[] id = Keys.of(Keys.USER, user.id());
            if (rocks.get(name).isPresent() || rocks.get(id).isPresent()) return false;
            rocks.write(new Batch().put(name, user.id().getBytes(UTF_8))
                    .put(id, Records.encode(user.withVersion(1))), true);
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<User> byId(String id) {
        return rocks.get(Keys.of(Keys.USER, id)).map(Records::user);
    }

    @Override
    public Optional<User> byName(String name) {
        return rocks.get(Keys.of(Keys.NAME, Names.fold(name)))
                .flatMap(id -> byId(new String(id, UTF_8)));
    }

    @Override
    public List<User> search(String prefix, String after, int limit) {
        int most = Limits.page(limit);
        List<User> found = new ArrayList<>();
        byte[] begin = Keys.of(Keys.NAME, Names.fold(prefix));
        byte[] seen = Keys.of(Keys.NAME, Names.fold(after));
        boolean first = Arrays.compareUnsigned(seen, begin) < 0;
        // A scan begins behind a key, and somebody may be called like the prefix.
        if (first) byName(prefix).filter(RocksUsers::active).ifPresent(found::add);
        if (found.size() == most) return found;
        rocks.scan(begin, first ? begin : seen, (key, id) -> {
            byId(new String(id, UTF_8)).filter(RocksUsers::active).ifPresent(found::add);
            return found.size() < most;
        });
        return found;
    }

    private static boolean active(User user) {
        return user.state() == User.State.ACTIVE;
    }

    @Override
    public List<User> all(String after, int limit) {
        int most = Limits.page(limit);
        List<User> found = new ArrayList<>();
        rocks.scan(Keys.of(Keys.USER, ""), Keys.of(Keys.USER, after), (key, value) -> {
            found.add(Records.user(value));
            return found.size() < most;
        });
        return found;
    }

    @Override
    public boolean update(User changed) {
        lock.lock();
        try {
            Optional<User> old = byId(changed.id());
            if (old.isEmpty() || old.get().version() != changed.version()) return false;
            Batch batch = new Batch();
            String from = Names.fold(old.get().name());
            String to = Names.fold(changed.name());
            if (!from.equals(to)) {
                if (rocks.get(Keys.of(Keys.NAME, to)).isPresent()) return false;
                batch.remove(Keys.of(Keys.NAME, from))
                        .put(Keys.of(Keys.NAME, to), changed.id().getBytes(UTF_8));
            }
            User now = changed.withVersion(changed.version() + 1);
            rocks.write(batch.put(Keys.of(Keys.USER, now.id()), Records.encode(now)), true);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
