// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import parley.store.Ids;
import parley.store.Session;
import parley.store.Store;
import parley.store.User;

/// Issues, checks and ends sessions.
final class SessionBook {
    /// How exactly the last use of a session is known: the store is told no more often.
    static final Duration SEEN_STEP = Duration.ofMinutes(5);

    private final Store store;
    private final Clock clock;
    private final AccountLimits limits;
    private final Supplier<AccountHooks> hooks;
    private final SessionCache cache;

    SessionBook(Store store, Clock clock, AccountLimits limits, Supplier<AccountHooks> hooks) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
        this.hooks = hooks;
        this.cache = new SessionCache(limits.cachedSessions());
    }

    /// A new session for a user whose password has just been checked.
    ///
    /// @return nothing when the account has changed since the user was read (another password,
    ///     suspended, deleted): read and check again
    Optional<LoggedIn> issue(User user, String device) {
        endOldest(user.id());
        String token = Tokens.random();
        Instant now = clock.instant();
        Session session = new Session(Tokens.fingerprint(token), Ids.session(), user.id(),
                DisplayNames.device(device), now, now, now.plus(limits.absolute()));
        store.sessions().add(session);
        // Whoever changed the account meanwhile has ended its sessions, maybe before this one came.
        if (!unchanged(user)) {
            end(user.id(), s -> s.id().equals(session.id()));
            return Optional.empty();
        }
        return Optional.of(new LoggedIn(token, new Identity(user.id(), session.id(), user.role()),
                Account.of(user), session.expiresAt()));
    }

    private boolean unchanged(User checked) {
        return store.users().byId(checked.id()).filter(now -> now.state() == User.State.ACTIVE
                && now.role() == checked.role()
                && now.passwordHash().equals(checked.passwordHash())).isPresent();
    }

    private void endOldest(String userId) {
        List<Session> all = store.sessions().ofUser(userId);
        all.stream().sorted(Comparator.comparing(Session::seenAt))
                .limit(Math.max(0, all.size() + 1 - limits.devices()))
                .forEach(old -> end(userId, s -> s.id().equals(old.id())));
    }

    /// Whose token this is, without asking the store; nothing when that is not known.
    Optional<Identity> known(String token) {
        if (!Tokens.shaped(token)) return Optional.empty();
        return cache.get(Tokens.fingerprint(token), clock.instant());
    }

    /// Whose token this is.
    Identity check(String token) {
        // task 8.5: refuse what is no token, unknown, too old, or of somebody who may not; note
        // that it was used; remember the answer
        if (!Tokens.shaped(token)) throw AccountException.notSignedIn();
        String fingerprint = Tokens.fingerprint(token);
        Instant now = clock.instant();
        Optional<Identity> remembered = cache.get(fingerprint, now);
        if (remembered.isPresent()) return remembered.get();
        long endings = cache.endings();
        Session session = store.sessions().byTokenHash(fingerprint)
                .orElseThrow(AccountException::notSignedIn);
        if (!now.isBefore(expiry(session))) {
            end(session.userId(), s -> s.id().equals(session.id()));
            throw AccountException.notSignedIn();
        }
        User user = store.users().byId(session.userId()).orElseThrow(AccountException::notSignedIn);
        if (user.state() == User.State.SUSPENDED) throw AccountException.suspended();
        if (user.state() == User.State.DELETED) throw AccountException.notSignedIn();
        if (!now.isBefore(session.seenAt().plus(SEEN_STEP)))
            store.sessions().seen(fingerprint, now);
        Identity identity = new Identity(user.id(), session.id(), user.role());
        cache.put(fingerprint, identity, earlier(now.plus(limits.cached()), expiry(session)),
                endings);
        return identity;
        // end 8.5
    }

    List<Device> devices(Identity me) {
        Instant now = clock.instant();
        return store.sessions().ofUser(me.userId()).stream()
                .filter(s -> now.isBefore(expiry(s)))
                .sorted(Comparator.comparing(Session::createdAt))
                .map(s -> new Device(s.id(), s.device(), s.createdAt(), s.seenAt(), expiry(s),
                        s.id().equals(me.sessionId())))
                .toList();
    }

    /// Ends those of a user's sessions that are meant: in the store, then in the cache, then live.
    ///
    /// @return how many
    int end(String userId, Predicate<Session> which) {
        // task 8.5: remove them from the store; whatever happens there, forget them and tell the
        // hooks
        Set<String> ended = store.sessions().ofUser(userId).stream().filter(which).map(Session::id)
                .collect(Collectors.toSet());
        try {
            ended.forEach(id -> store.sessions().remove(userId, id));
        } finally {
            cache.forget(identity -> ended.contains(identity.sessionId()));
            if (!ended.isEmpty()) hooks.get().sessionsEnded(userId, Set.copyOf(ended));
        }
        return ended.size();
        // end 8.5
    }

    /// Forgets what is remembered about a user: the next check asks the store.
    void forget(String userId) {
        cache.forget(identity -> identity.userId().equals(userId));
    }

    private Instant expiry(Session session) {
        return earlier(session.seenAt().plus(limits.idle()), session.expiresAt());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
