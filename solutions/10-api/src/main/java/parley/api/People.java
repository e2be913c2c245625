// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.accounts.Identity;
import parley.store.Bond;
import parley.store.Store;
import parley.store.User;

/// Finding people, and what they show of themselves. Every method waits for the store.
public final class People {
    private static final int TRIES = 5;

    private final Store store;
    private final Readers readers;
    private final Live live;

    People(Store store, Readers readers, Live live) {
        this.store = store;
        this.readers = readers;
        this.live = live;
    }

    /// People whose name begins with a prefix, by name. Who has blocked the caller is not found.
    ///
    /// @param prefix at least one character
    /// @param after empty to begin, then [Page#next()]
    /// @param limit 1 to [Limit#PAGE]
    /// @throws ApiException when it is refused
    public Page<Profile> search(Identity me, String prefix, String after, int limit) {
        Rules.limit(limit);
        String line = Rules.line("search", prefix, Limit.SEARCH_CHARS);
        String seen = NameCursor.name(after);
        return readers.call(() -> {
            // One more tells whether there is another page.
            List<User> found = visible(me.userId(), line, seen, limit + 1);
            List<User> page = found.subList(0, Math.min(limit, found.size()));
            String next = found.size() > limit ? NameCursor.behind(page.getLast().name()) : "";
            return new Page<>(page.stream().map(People::profile).toList(), next);
        });
    }

    /// Goes on until it has enough, so that no page ends with, and no cursor names, somebody whom
    /// the caller shall not find.
    private List<User> visible(String me, String prefix, String after, int limit) {
        List<User> found = new ArrayList<>();
        String seen = after;
        while (found.size() < limit) {
            List<User> more = store.users().search(prefix, seen, limit - found.size());
            if (more.isEmpty()) break;
            more.stream().filter(user -> !blocked(me, user.id())).forEach(found::add);
            seen = more.getLast().name();
        }
        return found;
    }

    private boolean blocked(String me, String other) {
        return !me.equals(other)
                && bond(me, other).map(b -> b.blockedBy().contains(other)).orElse(false);
    }

    private Optional<Bond> bond(String me, String other) {
        return store.contacts().between(me, other);
    }

    /// One person, also one whose account is gone.
    ///
    /// @throws ApiException when there was never such a person
    public Profile get(Identity me, String user) {
        Rules.id("user", user);
        return readers.call(() -> profile(require(user)));
    }

    /// Changes the caller's own display name.
    ///
    /// @throws ApiException when it is refused
    public Profile rename(Identity me, String displayName) {
        String line = Rules.line("display name", displayName, Limit.DISPLAY_NAME_CHARS);
        return readers.call(() -> {
            for (int i = 0; i < TRIES; i++) {
                User user = require(me.userId());
                User renamed = new User(
                        user.id(),
                        user.name(),
                        line,
                        user.passwordHash(),
                        user.createdAt(),
                        user.state(),
                        user.role(),
                        user.version());
                if (store.users().update(renamed)) return profile(renamed);
            }
            throw new ApiException(ErrorCode.CHANGED, "Somebody else changed it just now.");
        });
    }

    /// Whether a contact, or the caller, is connected.
    ///
    /// @throws ApiException when the other one is no contact
    public PresenceView presence(Identity me, String user) {
        Rules.id("user", user);
        readers.call(() -> {
            boolean known = user.equals(me.userId())
                    || bond(me.userId(), user).map(Bond::contacts).orElse(false);
            if (!known) throw ApiException.forbidden("You see the presence of your contacts.");
            return known;
        });
        return live.presence().of(user);
    }

    private User require(String user) {
        return store.users().byId(user).orElseThrow(() -> ApiException.notFound("user"));
    }

    static Profile profile(User user) {
        boolean gone = user.state() == User.State.DELETED;
        return new Profile(
                user.id(), gone ? "" : user.name(), gone ? "" : user.displayName(), gone);
    }
}
