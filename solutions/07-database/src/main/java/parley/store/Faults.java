// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// Where a test can let a commit fail: what it throws there happens as if the disk had failed.
@FunctionalInterface
interface Faults {
    /// A place in the path of a commit.
    enum Point {
        /// Nothing is stored yet.
        BEFORE_COMMIT,
        /// All is stored, and nobody knows yet.
        AFTER_COMMIT
    }

    /// No faults.
    Faults NONE = point -> { };

    /// Called at each place; may throw.
    void reached(Point point);
}
