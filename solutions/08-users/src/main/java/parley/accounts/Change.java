// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.util.Optional;
import java.util.function.Function;
import parley.store.Store;
import parley.store.User;

/// Changes a user without losing what somebody else changes at the same time.
final class Change {
    private static final int ROUNDS = 10;

    private Change() {}

    /// Reads, changes and writes, again where somebody else came between.
    ///
    /// @param rule the user to write, or nothing when all is well as it is; may throw to refuse
    /// @return the user as it is stored now
    static User user(Store store, String userId, Function<User, Optional<User>> rule) {
        for (int round = 0; round < ROUNDS; round++) {
            User user = store.users().byId(userId).orElseThrow(() -> new AccountException(
                    AccountException.Code.NO_SUCH_USER, "There is no such user."));
            Optional<User> changed = rule.apply(user);
            if (changed.isEmpty()) return user;
            if (store.users().update(changed.get()))
                return changed.get().withVersion(user.version() + 1);
        }
        throw AccountException.conflict();
    }

    static User password(User user, String hash) {
        return new User(user.id(), user.name(), user.displayName(), hash, user.createdAt(),
                user.state(), user.role(), user.version());
    }

    static User displayName(User user, String displayName) {
        return new User(user.id(), user.name(), displayName, user.passwordHash(), user.createdAt(),
                user.state(), user.role(), user.version());
    }

    static User state(User user, User.State state) {
        return new User(user.id(), user.name(), user.displayName(), user.passwordHash(),
                user.createdAt(), state, user.role(), user.version());
    }

    static User role(User user, User.Role role) {
        return new User(user.id(), user.name(), user.displayName(), user.passwordHash(),
                user.createdAt(), user.state(), role, user.version());
    }

    /// Somebody who has gone, with nothing left that tells who it was.
    static User gone(User user, String name) {
        return new User(user.id(), name, Account.DELETED_NAME, "", user.createdAt(),
                User.State.DELETED, User.Role.USER, user.version());
    }
}
