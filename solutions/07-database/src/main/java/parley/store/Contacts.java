// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;
import java.util.Optional;

/// Who knows and who blocks whom: one [Bond] a pair.
public interface Contacts {
    /// The bond of two people, in whatever order they are given.
    Optional<Bond> between(String oneUserId, String otherUserId);

    /// A user's bonds, by the other's id.
    ///
    /// @param after the other's id in the last bond seen, empty to begin
    /// @param limit at most so many, and at most [Store#MAX_PAGE]
    List<Bond> of(String userId, String after, int limit);

    /// Stores a bond, if nobody has changed it meanwhile: `changed` carries the version that was
    /// read, 0 when there was none. A bond that is [Bond#empty()] is removed.
    ///
    /// @return false when the stored version is another: read again, and decide again
    boolean put(Bond changed);
}
