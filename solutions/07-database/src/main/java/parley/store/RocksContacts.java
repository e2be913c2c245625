// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Bonds in RocksDB: one a pair, and for each side a key that leads to it.
final class RocksContacts implements Contacts {
    private final Rocks rocks;
    private final ReentrantLock lock;

    RocksContacts(Rocks rocks, ReentrantLock lock) {
        this.rocks = rocks;
        this.lock = lock;
    }

    @Override
    public Optional<Bond> between(String one, String other) {
        boolean ordered = one.compareTo(other) < 0;
        return rocks.get(Keys.of(Keys.BOND, ordered ? one : other, ordered ? other : one))
                .map(Records::bond);
    }

    @Override
    public List<Bond> of(String userId, String after, int limit) {
        int most = Limits.page(limit);
        List<Bond> found = new ArrayList<>();
        rocks.scan(Keys.under(Keys.BOND_OF, userId), Keys.of(Keys.BOND_OF, userId, after),
                (key, nothing) -> {
                    between(userId, Keys.last(key)).ifPresent(found::add);
                    return found.size() < most;
                });
        return found;
    }

    @Override
    public boolean put(Bond changed) {
        lock.lock();
        try {
            long stored = between(changed.low(), changed.high()).map(Bond::version).orElse(0L);
            if (stored != changed.version()) return false;
            rocks.write(changed.empty() ? removal(changed) : storing(changed), true);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static Batch storing(Bond b) {
        Bond next = new Bond(b.low(), b.high(), b.wantedBy(), b.blockedBy(), b.since(),
                b.version() + 1);
        return new Batch().put(Keys.of(Keys.BOND, b.low(), b.high()), Records.encode(next))
                .put(Keys.of(Keys.BOND_OF, b.low(), b.high()))
                .put(Keys.of(Keys.BOND_OF, b.high(), b.low()));
    }

    private static Batch removal(Bond b) {
        return new Batch().remove(Keys.of(Keys.BOND, b.low(), b.high()))
                .remove(Keys.of(Keys.BOND_OF, b.low(), b.high()))
                .remove(Keys.of(Keys.BOND_OF, b.high(), b.low()));
    }
}
