// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Clock;
import parley.store.Ids;
import parley.store.Store;
import parley.store.User;

/// Makes accounts.
final class SignUps {
    private final Store store;
    private final Clock clock;
    private final PasswordHasher hasher;

    SignUps(Store store, Clock clock, PasswordHasher hasher) {
        this.store = store;
        this.clock = clock;
        this.hasher = hasher;
    }

    /// Makes an account. Of any number of people who want a name at the same time, one gets it.
    ///
    /// @param displayName empty for the same as the name
    User signUp(String name, String displayName, String password) {
        // task 8.2: check name and password, hash, and let the store decide who comes first; a look
        // beforehand only saves the work of hashing
        String checked = NameRules.check(name);
        String shown = DisplayNames.check(displayName.isBlank() ? checked : displayName);
        String secret = PasswordRules.check(password, checked);
        if (taken(checked) || LookAlikes.latinTwin(checked).filter(this::taken).isPresent())
            throw refused();
        User user = new User(Ids.user(), checked, shown, hasher.hash(secret), clock.instant(),
                User.State.ACTIVE, User.Role.USER, 0);
        if (!store.users().add(user)) throw refused();
        return store.users().byId(user.id()).orElseThrow();
        // end 8.2
    }

    /// An account without a password, for a bot or a measurement: the existing one, or a new one.
    User provision(String name, String displayName) {
        String normal = NameRules.normal(name);
        if (!NameRules.possible(name)) throw new AccountException(
                AccountException.Code.NAME_REFUSED, "Not a name: letters, digits, and . _ - only.");
        User wanted = new User(Ids.user(), normal, DisplayNames.device(displayName), "",
                clock.instant(), User.State.ACTIVE, User.Role.USER, 0);
        if (store.users().byName(normal).isEmpty()) store.users().add(wanted);
        return store.users().byName(normal).orElseThrow(AccountException::conflict);
    }

    private boolean taken(String name) {
        return store.users().byName(name).isPresent();
    }

    private static AccountException refused() {
        return new AccountException(AccountException.Code.NAME_TAKEN,
                "This name, or one that looks like it, is taken. Choose another.");
    }
}
