// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.function.Function;

/// Pages of lists that have a limit of their own and are in memory as a whole.
final class Paging {
    private Paging() {}

    /// A page.
    ///
    /// @param all in the order of their keys
    /// @param key of an entry: what `next` will be; letters, digits and `_ . : -` only
    /// @param after the key behind which to begin; empty for the first page
    static <T> Page<T> page(List<T> all, Function<T, String> key, String after, int limit) {
        List<T> left = all.stream().filter(one -> key.apply(one).compareTo(after) > 0).toList();
        List<T> items = left.subList(0, Math.min(limit, left.size()));
        return new Page<>(items, items.size() < left.size() ? key.apply(items.getLast()) : "");
    }
}
