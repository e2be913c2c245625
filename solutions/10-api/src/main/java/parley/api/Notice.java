// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Locale;
import parley.store.Content;

/// What a group's log says about the group itself. Its sender is who did it; its text is in the
/// table.
///
/// | type      | text                                  |
/// |-----------|---------------------------------------|
/// | `created` | the title                             |
/// | `renamed` | the new title                         |
/// | `added`   | the new member's user id              |
/// | `removed` | the former member's user id           |
/// | `left`    | the user id of the one who left       |
/// | `role`    | user id, a space, the new role        |
public enum Notice {
    /// The group was made.
    CREATED,
    /// It has a new title.
    RENAMED,
    /// Somebody was added.
    ADDED,
    /// Somebody was removed.
    REMOVED,
    /// Somebody left.
    LEFT,
    /// Somebody has a new role.
    ROLE;

    Content content(String text) {
        return new Content(name().toLowerCase(Locale.ROOT), text, List.of(), 0);
    }
}
