// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import java.util.Locale;
import parley.store.Content;

/// What a group's log says about the group itself. Its sender is who did it; [#says()] tells what
/// its text holds.
public enum Notice {
    /// The group was made.
    CREATED("the group's title"),
    /// It has a new title.
    RENAMED("the new title"),
    /// Somebody was added.
    ADDED("the new member's user id"),
    /// Somebody was removed.
    REMOVED("the former member's user id"),
    /// Somebody left.
    LEFT("the user id of the one who left"),
    /// Somebody has a new role.
    ROLE("the member's user id, a space, the new role: owner, admin or member");

    private final String says;

    Notice(String says) {
        this.says = says;
    }

    /// What its text holds.
    String says() {
        return says;
    }

    /// Its name in an entry's `format`.
    String format() {
        return name().toLowerCase(Locale.ROOT);
    }

    Content content(String text) {
        return new Content(format(), text, List.of(), 0);
    }
}
