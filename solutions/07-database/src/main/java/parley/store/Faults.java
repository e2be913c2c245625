// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// Where a test can let a write fail: what it throws there happens as if the disk had failed.
@FunctionalInterface
interface Faults {
    /// A place in the path of a write.
    enum Point {
        /// Nothing is stored yet.
        BEFORE_COMMIT,
        /// All is stored, and nobody knows yet.
        AFTER_COMMIT,
        /// A file is noted, and not yet where it is read. RocksDB only.
        FILE_NOTED,
        /// Files that no message names are found, and nothing is written yet.
        FILES_FOUND,
        /// It is noted that a file is removed, and all its content is there.
        FILE_REMOVED,
        /// A removed file's content is gone, and the note is not.
        CONTENT_GONE
    }

    /// No faults.
    Faults NONE = point -> { };

    /// Called at each place; may throw.
    void reached(Point point);
}
