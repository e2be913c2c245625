// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Instant;
import parley.store.User;

/// A user without what must stay in the store: safe to show.
///
/// @param name        what they log in with; of a deleted account something nobody can type
/// @param displayName what others see; of a deleted account [#DELETED_NAME]
public record Account(String id, String name, String displayName, Instant createdAt,
        User.State state, User.Role role) {
    /// What others see in place of somebody who has gone.
    public static final String DELETED_NAME = "deleted account";

    /// What may be shown of a user.
    public static Account of(User user) {
        return new Account(user.id(), user.name(), user.displayName(), user.createdAt(),
                user.state(), user.role());
    }
}
