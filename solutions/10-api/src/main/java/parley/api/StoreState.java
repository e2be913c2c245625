// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;

/// How the store takes writes at the moment.
///
/// @param kind in one word
/// @param why a sentence for the person who runs the server; empty when all is well
/// @param since when it became so
public record StoreState(Kind kind, String why, Instant since) {
    /// Whether sends are taken.
    public enum Kind {
        /// They are.
        UP,
        /// They are refused until there is space again.
        FULL,
        /// They are refused until the store is open again.
        DOWN,
        /// They are refused: what is stored cannot be read, and the next start needs a backup.
        DAMAGED,
        /// The messenger has stopped, or its committer has ended by an error.
        STOPPED
    }
}
