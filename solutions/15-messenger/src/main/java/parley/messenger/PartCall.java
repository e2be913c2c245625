// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.util.Set;

/// A call from here into a part, from its beginning to its end.
///
/// @param thread that makes it
/// @param since when it began, in nanoseconds of [System#nanoTime()]
/// @param open all calls that are going on, this among them
record PartCall(Thread thread, long since, Set<PartCall> open) implements AutoCloseable {
    /// The calls are told apart by who they are: two that began at once are two.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public void close() {
        open.remove(this);
    }
}
