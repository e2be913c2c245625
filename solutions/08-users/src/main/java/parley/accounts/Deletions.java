// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import parley.store.Bond;
import parley.store.FileInfo;
import parley.store.Store;
import parley.store.User;

/// Takes an account out of the store, so that nothing is orphaned even where it is cut.
///
/// ```
///   ACTIVE --> DELETED, called ~leaving-... --> DELETED, called ~gone-...
///                 |                               ^
///                 +-- sessions, groups, contacts, files: each as often as it takes
/// ```
///
/// The first step is one write: from then on nobody can log in, the name is free, and what told who
/// it was is gone. The name `~leaving-...`, which nobody can type, says that the rest is not done.
///
/// The name is free at once rather than kept, since keeping it would be keeping data about somebody
/// who has left. Whoever takes it next has another id, and so none of the contacts and talks.
final class Deletions {
    private static final String LEAVING = "~leaving-";
    private static final String GONE = "~gone-";
    private static final int PAGE = 200;

    private final Store store;
    private final Clock clock;
    private final SessionBook sessions;
    private final Supplier<AccountHooks> hooks;

    Deletions(Store store, Clock clock, SessionBook sessions, Supplier<AccountHooks> hooks) {
        this.store = store;
        this.clock = clock;
        this.sessions = sessions;
        this.hooks = hooks;
    }

    /// Deletes an account; it does not come back.
    void delete(String userId) {
        Change.user(store, userId, user -> user.state() == User.State.DELETED ? Optional.empty()
                : Optional.of(Change.gone(user, LEAVING + code(userId))));
        finish(userId);
    }

    /// Goes on with the deletions that were cut.
    ///
    /// @return how many there were
    int resume() {
        int found = 0;
        String after = "";
        for (List<User> page; !(page = store.users().all(after, PAGE)).isEmpty(); ) {
            for (User user : page) {
                after = user.id();
                if (!user.name().startsWith(LEAVING)) continue;
                finish(user.id());
                found++;
            }
        }
        return found;
    }

    private void finish(String userId) {
        // task 8.7: end the sessions, leave the groups, let go of contacts and files; only when all
        // of it is done, give the user the name that says so
        sessions.end(userId, session -> true);
        hooks.get().leaveGroups(userId);
        while (leaveContacts(userId) || removeFiles(userId)) sessions.end(userId, session -> true);
        Change.user(store, userId, user -> user.name().startsWith(GONE) ? Optional.empty()
                : Optional.of(Change.gone(user, GONE + code(userId))));
        // end 8.7
    }

    /// @return whether there were any: then look again, somebody may have asked meanwhile
    private boolean leaveContacts(String userId) {
        List<Bond> page = store.contacts().of(userId, "", PAGE);
        for (Bond bond : page) {
            Bond none = new Bond(bond.low(), bond.high(), Set.of(), Set.of(), clock.instant(),
                    bond.version());
            // Where somebody changed it at this moment, the next look finds it again.
            store.contacts().put(none);
        }
        return !page.isEmpty();
    }

    private boolean removeFiles(String userId) {
        List<FileInfo> page = store.files().ofOwner(userId, "", PAGE);
        page.forEach(file -> store.files().remove(file.id()));
        return !page.isEmpty();
    }

    /// The id in letters that no case folding joins with another's.
    private static String code(String userId) {
        return HexFormat.of().formatHex(userId.getBytes(UTF_8));
    }
}
