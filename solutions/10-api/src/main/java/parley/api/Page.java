// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;

/// A piece of a list.
///
/// @param items the entries, at most as many as were asked for
/// @param next what to give as `after` for the next page; empty at the end of the list
/// @param <T> what is listed
public record Page<T>(List<T> items, String next) {
    /// Copies the list.
    public Page {
        items = List.copyOf(items);
    }
}
