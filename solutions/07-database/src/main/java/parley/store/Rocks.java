// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The database as the rest of the store sees it: bytes under keys, changes in batches, and an end
/// that waits for running calls. Any thread.
///
/// ```
///             a write failed                 close()
///   writable ----------------> read-only ----------------> closed
///      ^                           |
///      +--------- reopen() --------+
/// ```
final class Rocks implements AutoCloseable {
    /// Called with each key and value of a scan; says whether to go on.
    @FunctionalInterface
    interface Visitor {
        boolean visit(byte[] key, byte[] value);
    }

    @FunctionalInterface
    private interface Call<T> {
        T run(RocksHandle handle) throws RocksDBException;
    }

    private static final String FILE_BYTES = "rocksdb.live-sst-files-size";

    private final Path folder;
    private final RocksConfig config;
    private final WriteGate writes;
    /// Calls hold the read lock; opening and closing the write lock.
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private Optional<RocksHandle> handle = Optional.empty();
    private volatile boolean closed;

    Rocks(Path folder, RocksConfig config) {
        this.folder = folder;
        this.config = config;
        this.writes = new WriteGate(folder);
        reopen();
    }

    Optional<byte[]> get(Family family, byte[] key) {
        return call(h -> Optional.ofNullable(h.db.get(h.family(family), key)));
    }

    Optional<byte[]> get(byte[] directoryKey) {
        return get(Family.DIRECTORY, directoryKey);
    }

    /// Visits the directory's keys that begin with `prefix` and come after `after`, in order.
    void scan(byte[] prefix, byte[] after, Visitor visitor) {
        scan(Family.DIRECTORY, prefix, after, visitor);
    }

    void scan(Family family, byte[] prefix, byte[] after, Visitor visitor) {
        call(h -> {
            try (RocksIterator it = h.db.newIterator(h.family(family))) {
                for (it.seek(after); it.isValid(); it.next()) {
                    byte[] key = it.key();
                    if (!Keys.startsWith(key, prefix)) break;
                    if (java.util.Arrays.equals(key, after)) continue;
                    if (!visitor.visit(key, it.value())) break;
                }
                it.status();
            }
            return true;
        });
    }

    /// Visits the keys that begin with `prefix`, backwards from the first at or before `from`.
    void scanBack(Family family, byte[] prefix, byte[] from, Visitor visitor) {
        call(h -> {
            try (RocksIterator it = h.db.newIterator(h.family(family))) {
                for (it.seekForPrev(from); it.isValid(); it.prev()) {
                    byte[] key = it.key();
                    if (!Keys.startsWith(key, prefix) || !visitor.visit(key, it.value())) break;
                }
                it.status();
            }
            return true;
        });
    }

    /// Stores all changes or none.
    ///
    /// @param sync whether they must be on the disk when this returns
    void write(Batch changes, boolean sync) {
        writes.check();
        call(h -> {
            try (WriteBatch batch = new WriteBatch();
                    WriteOptions options = new WriteOptions().setSync(sync)) {
                for (Batch.Change c : changes.changes()) {
                    if (c.removed()) batch.delete(h.family(c.family()), c.key());
                    else batch.put(h.family(c.family()), c.key(), c.value());
                }
                h.db.write(options, batch);
            } catch (RocksDBException e) {
                writes.failed();
                throw e;
            }
            return true;
        });
    }

    /// What speaks against writing.
    WriteGate writes() {
        return writes;
    }

    void checkpoint(Path target) {
        writes.undamaged();
        call(h -> {
            try (Checkpoint checkpoint = Checkpoint.create(h.db)) {
                checkpoint.createCheckpoint(target.toString());
            }
            return true;
        });
    }

    void check() {
        writes.check();
        call(h -> true);
    }

    /// Reads all files, if they are not too many, and compares their checksums.
    ///
    /// @throws StoreDamagedException when one is wrong
    void verify(long mostBytes) {
        call(h -> {
            if (h.db.getAggregatedLongProperty(FILE_BYTES) <= mostBytes) h.db.verifyChecksum();
            return true;
        });
    }

    private <T> T call(Call<T> call) {
        gate.readLock().lock();
        try {
            return call.run(handle.orElseThrow(() -> new StoreClosedException(
                    "The database in " + folder + " is closed.")));
        } catch (RocksDBException e) {
            throw trouble(e);
        } finally {
            gate.readLock().unlock();
        }
    }

    void reopen() {
        gate.writeLock().lock();
        try {
            if (closed) throw new StoreClosedException("The database in " + folder + " is closed.");
            shut();
            handle = Optional.of(new RocksHandle(folder, config, RocksTrouble.isNew(folder)));
            writes.opened();
        } catch (RocksDBException e) {
            throw trouble(e);
        } finally {
            gate.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            closed = true;
            shut();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void shut() {
        handle.ifPresent(RocksHandle::close);
        handle = Optional.empty();
    }

    private StoreException trouble(RocksDBException e) {
        StoreException trouble = RocksTrouble.of(folder, e);
        if (trouble instanceof StoreDamagedException found) writes.damaged(found);
        return trouble;
    }
}
