// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

import static java.nio.charset.StandardCharsets.UTF_8;

/// An open RocksDB with everything native that belongs to it. Closing it while a call is running
/// inside it crashes the whole process: [Rocks] keeps them apart.
final class RocksHandle implements AutoCloseable {
    private static final int BLOOM_BITS_A_KEY = 10;
    private static final double MEMTABLE_BLOOM = 0.02;
    private static final int OLD_LOGS = 3;
    private static final long LOG_BYTES = 4 << 20;
    private static final int MEMTABLES_OF_WAL = 4;

    static {
        // Before the first object of any of its classes.
        RocksDB.loadLibrary();
    }

    final RocksDB db;
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final List<ColumnFamilyHandle> families = new ArrayList<>();

    /// @param create whether there may be nothing yet. A database of which only a part is there is
    ///     never taken for a new one
    RocksHandle(Path folder, RocksConfig config, boolean create) throws RocksDBException {
        Cache cache = own(new LRUCache(config.blockCacheBytes()));
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (Family f : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(f.title.getBytes(UTF_8),
                    family(config, cache)));
        }
        DBOptions options = own(new DBOptions())
                .setCreateIfMissing(create)
                .setCreateMissingColumnFamilies(create)
                .setParanoidChecks(true)
                // Nearly all is written by one thread.
                .setAllowConcurrentMemtableWrite(false)
                // A record cut off by a crash was never acknowledged. Any other damage is told.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setMaxTotalWalSize(MEMTABLES_OF_WAL * config.memtableBytes())
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(OLD_LOGS)
                .setMaxLogFileSize(LOG_BYTES);
        try {
            db = RocksDB.open(options, folder.toString(), descriptors, families);
        } catch (RocksDBException e) {
            closeOwned();
            throw e;
        }
    }

    private ColumnFamilyOptions family(RocksConfig config, Cache cache) {
        return own(new ColumnFamilyOptions())
                .setWriteBufferSize(config.memtableBytes())
                .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM)
                .setMemtableWholeKeyFiltering(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_A_KEY))));
    }

    private <T extends AutoCloseable> T own(T thing) {
        owned.add(thing);
        return thing;
    }

    ColumnFamilyHandle family(Family family) {
        return families.get(family.ordinal());
    }

    @Override
    public void close() {
        families.forEach(ColumnFamilyHandle::close);
        db.close();
        closeOwned();
    }

    private void closeOwned() {
        for (AutoCloseable thing : owned.reversed()) {
            if (thing instanceof org.rocksdb.RocksObject o) o.close();
        }
    }
}
