// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.OptionalInt;

/// Finds a place in the bytes that pass one way over one connection: the end of the third frame,
/// say, whose number of bytes nobody knows beforehand. Called by one thread.
@FunctionalInterface
public interface Mark {
    /// Looks at the next bytes, before they are passed on.
    ///
    /// @param bytes may hold more than came; not to be changed or kept
    /// @param count how many came, from index 0 on
    /// @return how many of them still pass before the fault strikes, 0 to `count`; empty when it
    ///     does not strike here
    OptionalInt strikes(byte[] bytes, int count);
}
