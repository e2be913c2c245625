// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.time.Duration;

/// Refuses what would fill the disk: RocksDB needs room to flush, to compact, and to open again.
/// Any thread.
final class FreeSpace {
    /// Asking the system costs some microseconds; so often is enough.
    private static final long FRESH_NANOS = Duration.ofMillis(50).toNanos();

    private final Path folder;
    /// Found once: that means reading the list of all that is mounted. It holds nothing open, and
    /// is asked about the folder each time, whatever is mounted there by then.
    private final FileStore disk;
    private final long reserveBytes;
    private volatile long askedAt = System.nanoTime() - 2 * FRESH_NANOS;
    private volatile long free;

    FreeSpace(Path folder, long reserveBytes) throws IOException {
        this.folder = folder;
        this.disk = java.nio.file.Files.getFileStore(folder);
        this.reserveBytes = reserveBytes;
    }

    /// @throws StoreFullException when less than the reserve is free
    void check() {
        if (System.nanoTime() - askedAt > FRESH_NANOS) ask();
        if (free < reserveBytes) {
            throw new StoreFullException("Only " + (free >> 20) + " MiB are free at " + folder
                    + ", and " + (reserveBytes >> 20) + " MiB are kept in reserve. Make room.");
        }
    }

    private void ask() {
        try {
            free = disk.getUsableSpace();
            askedAt = System.nanoTime();
        } catch (IOException e) {
            throw new StoreFullException("Cannot tell how much is free at " + folder + ": " + e);
        }
    }
}
