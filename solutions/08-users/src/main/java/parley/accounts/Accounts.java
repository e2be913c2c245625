// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import parley.store.Store;
import parley.store.User;

/// Sign up, log in, devices, deletion, export. Any thread. Every method but [#known(String)] may
/// wait for the store, and those that take a password for a hash.
///
/// Every refusal is an [AccountException]; trouble of the store comes out as it is, a
/// [parley.store.StoreException].
public final class Accounts {
    private final Store store;
    private final Clock clock;
    private final PasswordHasher hasher;
    private final Mailer mailer;
    private final RateLimiter signUpRate;
    private final RateLimiter logInRate;
    private final SessionBook sessions;
    private final SignUps signUps;
    private final LogIns logIns;
    private final Deletions deletions;
    private final AccountAdmin admin;
    private volatile AccountHooks hooks = AccountHooks.NONE;

    /// Accounts in a store, which stays the caller's to close.
    public Accounts(Store store, Clock clock, PasswordHasher hasher, AccountLimits limits,
            Mailer mailer) {
        this.store = store;
        this.clock = clock;
        this.hasher = hasher;
        this.mailer = mailer;
        LongSupplier nanos = () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        signUpRate = new RateLimiter(limits.signUps(), nanos, limits.keys());
        logInRate = new RateLimiter(limits.logIns(), nanos, limits.keys());
        sessions = new SessionBook(store, clock, limits, () -> hooks);
        signUps = new SignUps(store, clock, hasher);
        logIns = new LogIns(store, hasher, new Guesses(hasher, limits, nanos), sessions);
        deletions = new Deletions(store, clock, sessions, () -> hooks);
        admin = new AccountAdmin(store, sessions, signUps);
    }

    /// Says what happens elsewhere. Call it once, before anybody is let in.
    public void hooks(AccountHooks elsewhere) {
        hooks = elsewhere;
    }

    /// What administrators do.
    public AccountAdmin admin() {
        return admin;
    }

    /// Makes an account, and logs in to it.
    ///
    /// @param name        2 to 32 characters: letters of one alphabet, digits, and `. _ -` between
    /// @param displayName at most 64 characters on one line; empty for the same as the name
    /// @param password    8 to 256 characters
    /// @param device      what the device calls itself
    /// @param from        the address of the device
    /// @throws AccountException NAME_TAKEN, NAME_REFUSED, PASSWORD_REFUSED, TOO_MANY_TRIES, BUSY
    public LoggedIn signUp(String name, String displayName, String password, String device,
            InetAddress from) {
        count(signUpRate, from);
        User user = signUps.signUp(name, displayName, password);
        mailer.tell(user.id(), Mailer.Notice.SIGNED_UP);
        return sessions.issue(user, device).orElseThrow(AccountException::conflict);
    }

    /// Logs in. The first answer to a wrong name is like that to a wrong password, and takes as
    /// long.
    ///
    /// @throws AccountException WRONG_CREDENTIALS, SUSPENDED (only to who knows the password),
    ///     TOO_MANY_TRIES, BUSY
    public LoggedIn logIn(String name, String password, String device, InetAddress from) {
        count(logInRate, from);
        LoggedIn in = logIns.logIn(name, password, device, from);
        mailer.tell(in.identity().userId(), Mailer.Notice.NEW_DEVICE);
        return in;
    }

    private static void count(RateLimiter rate, InetAddress from) {
        Duration wait = rate.take(Addresses.key(from));
        if (wait.isPositive()) throw AccountException.tooManyTries(wait);
    }

    /// Whose token this is. Asks the store when the answer is not remembered.
    ///
    /// @throws AccountException NOT_SIGNED_IN, SUSPENDED
    public Identity authenticate(String token) {
        return sessions.check(token);
    }

    /// Whose token this is, if that is remembered; never waits. Nothing means: ask
    /// [#authenticate(String)] on a thread that may.
    public Optional<Identity> known(String token) {
        return sessions.known(token);
    }

    /// Ends the session that asks.
    public void logOut(Identity me) {
        sessions.end(me.userId(), session -> session.id().equals(me.sessionId()));
    }

    /// Ends one of the person's sessions: a lost phone.
    ///
    /// @throws AccountException NO_SUCH_SESSION
    public void logOut(Identity me, String sessionId) {
        int ended = sessions.end(me.userId(), session -> session.id().equals(sessionId));
        if (ended == 0) throw new AccountException(AccountException.Code.NO_SUCH_SESSION,
                "There is no such device in your list.");
    }

    /// Ends all of the person's sessions but the one that asks.
    ///
    /// @return how many
    public int logOutOthers(Identity me) {
        return sessions.end(me.userId(), session -> !session.id().equals(me.sessionId()));
    }

    /// Ends all of the person's sessions.
    ///
    /// @return how many
    public int logOutAll(Identity me) {
        return sessions.end(me.userId(), session -> true);
    }

    /// Where the person is signed in, the oldest session first; at most [AccountLimits#devices()].
    public List<Device> devices(Identity me) {
        return sessions.devices(me);
    }

    /// What may be shown of a user.
    ///
    /// @throws AccountException NO_SUCH_USER
    public Account account(String userId) {
        return store.users().byId(userId).map(Account::of).orElseThrow(() -> new AccountException(
                AccountException.Code.NO_SUCH_USER, "There is no such user."));
    }

    /// Changes what others see.
    ///
    /// @throws AccountException NAME_REFUSED
    public Account rename(Identity me, String displayName) {
        String checked = DisplayNames.check(displayName);
        return Account.of(Change.user(store, me.userId(), user -> {
            if (user.state() != User.State.ACTIVE) throw AccountException.notSignedIn();
            return Optional.of(Change.displayName(user, checked));
        }));
    }

    /// Changes the password, and ends all other sessions.
    ///
    /// @throws AccountException WRONG_CREDENTIALS, PASSWORD_REFUSED, TOO_MANY_TRIES, BUSY, CONFLICT
    public void changePassword(Identity me, String old, String password, InetAddress from) {
        User user = logIns.confirm(me, old, from);
        String hash = hasher.hash(PasswordRules.check(password, user.name()));
        if (!store.users().update(Change.password(user, hash))) throw AccountException.conflict();
        logOutOthers(me);
        mailer.tell(me.userId(), Mailer.Notice.PASSWORD_CHANGED);
    }

    /// Deletes the person's account: sessions, contacts, files, and their places in groups. What
    /// they said stays as of a "deleted account". Their name is free.
    ///
    /// @throws AccountException WRONG_CREDENTIALS, TOO_MANY_TRIES, BUSY
    public void deleteAccount(Identity me, String password, InetAddress from) {
        logIns.confirm(me, password, from);
        mailer.tell(me.userId(), Mailer.Notice.DELETED);
        deletions.delete(me.userId());
    }

    /// Goes on with deletions that a crash or the store has cut. Call it after a start, and after
    /// the store came back; it reads all users.
    ///
    /// @return how many there were
    public int resumeDeletions() {
        return deletions.resume();
    }

    /// Removes the sessions that are too old. Call it now and then.
    ///
    /// @return how many
    public int removeExpiredSessions() {
        return store.sessions().removeExpired(clock.instant());
    }

    /// Writes what the messenger knows about a person as a zip file: JSON, and the files they
    /// attached. Memory does not grow with what there is. Does not close the stream.
    ///
    /// @throws IOException when the stream takes no more
    public void export(Identity me, OutputStream to) throws IOException {
        new Export(store, clock).write(me, devices(me), to);
    }
}
