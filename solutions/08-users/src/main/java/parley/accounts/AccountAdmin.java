// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.util.List;
import java.util.Optional;
import parley.store.Store;
import parley.store.User;

/// What administrators do with other people's accounts, and what the person who runs the server
/// does without being signed in. Any thread; may wait.
public final class AccountAdmin {
    private final Store store;
    private final SessionBook sessions;
    private final SignUps signUps;

    AccountAdmin(Store store, SessionBook sessions, SignUps signUps) {
        this.store = store;
        this.sessions = sessions;
        this.signUps = signUps;
    }

    /// All accounts by id, page after page, deleted ones too.
    ///
    /// @param after the id of the last one seen, empty to begin
    /// @param limit at most so many, and at most [Store#MAX_PAGE]
    /// @throws AccountException [AccountException.Code#NOT_ALLOWED]
    public List<Account> list(Identity me, String after, int limit) {
        administrator(me);
        return store.users().all(after, limit).stream().map(Account::of).toList();
    }

    /// Stops an account: its sessions end, and nobody can log in to it. Nothing of it is gone.
    ///
    /// @throws AccountException [AccountException.Code#NOT_ALLOWED], also for one's own;
    ///     [AccountException.Code#NO_SUCH_USER]
    public Account suspend(Identity me, String userId) {
        other(me, userId);
        Account account = set(userId, User.State.SUSPENDED);
        sessions.end(userId, session -> true);
        return account;
    }

    /// Lets an account go on that was stopped.
    ///
    /// @throws AccountException as [#suspend(Identity, String)]
    public Account reactivate(Identity me, String userId) {
        other(me, userId);
        return set(userId, User.State.ACTIVE);
    }

    /// Makes somebody an administrator, or not one any more.
    ///
    /// @throws AccountException as [#suspend(Identity, String)]
    public Account setRole(Identity me, String userId, User.Role role) {
        other(me, userId);
        return role(userId, role);
    }

    /// For the person who runs the server: makes somebody an administrator by name.
    ///
    /// @throws AccountException [AccountException.Code#NO_SUCH_USER]
    public Account appoint(String name) {
        User user = store.users().byName(name).orElseThrow(AccountAdmin::noSuchUser);
        return role(user.id(), User.Role.ADMIN);
    }

    /// For the person who runs the server: an account without a password (a bot, a measurement),
    /// made if there is none of that name, and a session of it. Nobody can log in to it. Costs no
    /// hash.
    ///
    /// @throws AccountException [AccountException.Code#NOT_ALLOWED] when the name is of an account
    ///     with a password; [AccountException.Code#SUSPENDED];
    ///     [AccountException.Code#NAME_REFUSED]
    public LoggedIn provision(String name, String displayName, String device) {
        User user = signUps.provision(name, displayName);
        if (!user.passwordHash().isEmpty()) throw notAllowed("This account has a password.");
        if (user.state() != User.State.ACTIVE) throw AccountException.suspended();
        return sessions.issue(user, device).orElseThrow(AccountException::conflict);
    }

    private Account set(String userId, User.State state) {
        User changed = Change.user(store, userId, user -> {
            if (user.state() == User.State.DELETED) throw noSuchUser();
            if (user.state() == state) return Optional.empty();
            return Optional.of(Change.state(user, state));
        });
        return Account.of(changed);
    }

    private Account role(String userId, User.Role role) {
        User changed = Change.user(store, userId, user -> {
            if (user.state() == User.State.DELETED) throw noSuchUser();
            return user.role() == role ? Optional.empty() : Optional.of(Change.role(user, role));
        });
        sessions.forget(userId);
        return Account.of(changed);
    }

    private static void other(Identity me, String userId) {
        administrator(me);
        if (me.userId().equals(userId)) throw notAllowed("Ask another administrator to do this.");
    }

    private static void administrator(Identity me) {
        if (!me.admin()) throw notAllowed("Only administrators may do this.");
    }

    private static AccountException notAllowed(String why) {
        return new AccountException(AccountException.Code.NOT_ALLOWED, why);
    }

    private static AccountException noSuchUser() {
        return new AccountException(AccountException.Code.NO_SUCH_USER, "There is no such user.");
    }
}
