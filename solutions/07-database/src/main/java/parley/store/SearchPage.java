// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;

/// What a search has found so far.
///
/// @param found     newest first
/// @param beforeSeq where to go on; 0 when everything has been looked at
public record SearchPage(List<Message> found, long beforeSeq) {
    /// The most entries that one call looks at.
    public static final int MAX_SCANNED = 2_000;

    /// Copies the list.
    public SearchPage {
        found = List.copyOf(found);
    }
}
