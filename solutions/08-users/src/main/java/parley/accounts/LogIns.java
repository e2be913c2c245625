// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.net.InetAddress;
import java.util.Optional;
import parley.store.Store;
import parley.store.User;

/// Checks names and passwords, and makes old hashes new.
final class LogIns {
    /// How often a log-in begins anew because the account was changed under its feet.
    private static final int ROUNDS = 3;

    private final Store store;
    private final PasswordHasher hasher;
    private final Guesses guesses;
    private final SessionBook sessions;

    LogIns(Store store, PasswordHasher hasher, Guesses guesses, SessionBook sessions) {
        this.store = store;
        this.hasher = hasher;
        this.guesses = guesses;
        this.sessions = sessions;
    }

    LoggedIn logIn(String name, String password, String device, InetAddress from) {
        for (int round = 0; round < ROUNDS; round++) {
            User user = prove(name, password, from);
            Optional<LoggedIn> in = sessions.issue(user, device);
            if (in.isPresent()) return in.get();
        }
        throw AccountException.conflict();
    }

    /// The user whose name and password these are.
    private User prove(String name, String password, InetAddress from) {
        // task 8.4: find the user; check the password in any case, also when there is no user; only
        // then say what is wrong; make an old hash new
        if (!PasswordRules.possible(password)) throw AccountException.wrongCredentials();
        Optional<User> found = NameRules.possible(name)
                ? store.users().byName(NameRules.normal(name)) : Optional.empty();
        String stored = found.map(User::passwordHash).orElse("");
        if (!guesses.right(name, from, password, stored))
            throw AccountException.wrongCredentials();
        User user = found.orElseThrow(AccountException::wrongCredentials);
        if (user.state() == User.State.SUSPENDED) throw AccountException.suspended();
        if (user.state() == User.State.DELETED) throw AccountException.wrongCredentials();
        return hasher.outdated(stored) ? upgraded(user, password) : user;
        // end 8.4
    }

    private User upgraded(User user, String password) {
        User renewed = Change.password(user, hasher.hash(PasswordRules.normal(password)));
        // Somebody else may have been faster; then their hash counts.
        store.users().update(renewed);
        return store.users().byId(user.id())
                .filter(now -> now.passwordHash().equals(renewed.passwordHash())).orElse(user);
    }

    /// Checks the password of somebody who is signed in.
    User confirm(Identity me, String password, InetAddress from) {
        if (!PasswordRules.possible(password)) throw AccountException.wrongCredentials();
        User user = store.users().byId(me.userId()).orElseThrow(AccountException::notSignedIn);
        if (user.state() != User.State.ACTIVE) throw AccountException.notSignedIn();
        if (!guesses.right(user.name(), from, password, user.passwordHash()))
            throw new AccountException(AccountException.Code.WRONG_CREDENTIALS,
                    "The password is wrong.");
        return user;
    }
}
