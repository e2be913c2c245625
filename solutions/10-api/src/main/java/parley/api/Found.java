// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;

/// What a search in a conversation found, newest first.
///
/// @param items the entries
/// @param nextBefore where to go on: the `before` of the next call; 0 when all was searched
public record Found(List<Entry> items, long nextBefore) {
    /// Copies the list.
    public Found {
        items = List.copyOf(items);
    }
}
