// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// How much a [RocksStore] may use.
///
/// @param reserveBytes    sends are refused when less than this is free on the disk: enough to
///     flush what is in memory, to compact, and to open again
/// @param blockCacheBytes memory for blocks read from files
/// @param memtableBytes   memory for a family's newest entries before they go into a file
/// @param recentBytes     memory for the newest messages of busy conversations, see [Recent]
public record RocksConfig(long reserveBytes, long blockCacheBytes, long memtableBytes,
        long recentBytes) {
    private static final long MIB = 1 << 20;

    /// For a messenger of some thousand people on one machine.
    public static final RocksConfig DEFAULT =
            new RocksConfig(256 * MIB, 32 * MIB, 32 * MIB, 32 * MIB);

    /// @throws IllegalArgumentException when a size is negative
    public RocksConfig {
        if (reserveBytes < 0 || blockCacheBytes < 0 || memtableBytes <= 0 || recentBytes < 0)
            throw new IllegalArgumentException("a negative size");
    }

    /// The same with another reserve.
    public RocksConfig withReserveBytes(long bytes) {
        return new RocksConfig(bytes, blockCacheBytes, memtableBytes, recentBytes);
    }
}
