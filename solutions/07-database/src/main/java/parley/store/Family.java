// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// The column families: parts of the database with keys of their own, written together. What they
/// hold stands in [Keys].
enum Family {
    /// The schema version. RocksDB insists on this name.
    DEFAULT("default"),
    /// All that is small.
    DIRECTORY("directory"),
    /// The logs.
    MESSAGES("messages"),
    /// Who has used which client id.
    SENT("sent");

    final String title;

    Family(String title) {
        this.title = title;
    }
}
