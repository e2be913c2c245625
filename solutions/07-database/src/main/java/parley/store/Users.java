// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;
import java.util.Optional;

/// The people. A name belongs to one of them, however it is written.
public interface Users {
    /// Stores a new user, with version 1.
    ///
    /// @return false when the name or the id is taken. Of any number of calls at the same time with
    ///     one name, exactly one returns true
    boolean add(User user);

    /// The user with this id.
    Optional<User> byId(String id);

    /// The user with this name, in whatever case.
    Optional<User> byName(String name);

    /// Active users whose folded name begins with `prefix`, by folded name, page after page.
    ///
    /// @param after the name of the last one seen, empty to begin; who has it may be gone by now
    /// @param limit at most so many, and at most [Store#MAX_PAGE]
    List<User> search(String prefix, String after, int limit);

    /// All users by id, page after page.
    ///
    /// @param after the id of the last one seen, empty to begin
    List<User> all(String after, int limit);

    /// Replaces a user, if nobody has meanwhile: `changed` carries the version that was read, and
    /// the store counts it up by one. A changed name is taken and the old one given back.
    ///
    /// @return false when there is no such user, the stored version is another, or the new name is
    ///     taken: read again, and decide again
    boolean update(User changed);
}
