// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import parley.accounts.AccountException;
import parley.accounts.AccountLimits;
import parley.accounts.Accounts;
import parley.accounts.Argon2Parameters;
import parley.accounts.Identity;
import parley.accounts.Mailer;
import parley.accounts.PasswordHasher;
import parley.accounts.Upkeep;
import parley.api.ApiException;
import parley.api.ErrorCode;
import parley.api.Messenger;
import parley.api.Publisher;
import parley.api.RestApi;
import parley.http.Entrance;
import parley.store.Store;

/// The messenger, assembled and running. The only place that knows all parts.
///
/// Started in this order, ended in the reverse: store, accounts, rules, entrances. [#close()] loses
/// nothing: what became durable is acknowledged before the connections end.
public final class Program implements AutoCloseable {
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    /// Peers that do not take their goodbye may hold up the end for parts of its limit only: a
    /// fourth on framed connections, then a half in requests and WebSockets.
    private static final int FRAMES_SHARE = 4;
    private static final int REQUESTS_SHARE = 2;

    private final Settings settings;
    private final Store store;
    private final Accounts accounts;
    private final Messenger messenger;
    private final Upkeep upkeep;
    private final Optional<Tls> tls;
    private final Entrance entrance;
    private final Optional<FramedEntrance> frames;
    private final AdminDoor admin;
    private final WorkCounts work = new WorkCounts();
    private volatile boolean ready;

    private Program(Settings settings, Path data, UnaryOperator<Store> before)
            throws IOException {
        this.settings = settings;
        try (var undo = new Undo()) {
            store = undo.later(before.apply(Stores.open(settings, data)));
            boolean limits = settings.on(SettingTable.LIMITS);
            accounts = new Accounts(store, Clock.systemUTC(), new PasswordHasher(Argon2Parameters.DEFAULT),
                    limits ? AccountLimits.DEFAULT : AccountLimits.OFF, Mailer.NONE);
            messenger = undo.later(
                    Messenger.start(store, this::identity, Clock.systemUTC(), limits,
                            Stores.fileLimits(settings), Publisher.NONE));
            accounts.hooks(messenger.accountHooks());
            upkeep = undo.later(Upkeep.start(accounts, messenger.attachments()::tidy));
            tls = Tls.of(settings, data).map(undo::later);
            var doors = new Doors(settings, tls, messenger.live(), work);
            entrance = undo.later(doors.open(new RestApi(messenger, accounts, this::identity,
                    limits, System::nanoTime)));
            frames = doors.openFrames(drainLimit().dividedBy(FRAMES_SHARE)).map(undo::later);
            admin = undo.later(Doors.open(settings, SettingTable.ADMIN_PORT,
                    () -> AdminDoor.start(this, data)));
            ready = true;
            undo.keepAll();
        }
    }

    /// Starts it. Returns when requests are answered.
    ///
    /// @throws IOException when a port cannot be opened or the data folder not be used
    public static Program start(Settings settings) throws IOException {
        return start(settings, UnaryOperator.identity());
    }

    /// @param before puts something before the store: faults, in tests
    static Program start(Settings settings, UnaryOperator<Store> before) throws IOException {
        var data = AdminKey.privateFolder(
                Path.of(settings.text(SettingTable.DATA)).toAbsolutePath().normalize());
        LogSetup.start(settings, data);
        return new Program(settings, data, before);
    }

    private Identity identity(String token) {
        try {
            return accounts.authenticate(token);
        } catch (AccountException refusal) {
            var code = refusal.code() == AccountException.Code.SUSPENDED
                    ? ErrorCode.SUSPENDED : ErrorCode.UNAUTHENTICATED;
            throw new ApiException(code, refusal.getMessage());
        }
    }

    private Duration drainLimit() {
        return Duration.ofSeconds(settings.longNumber(SettingTable.DRAIN_SECONDS));
    }

    Settings settings() {
        return settings;
    }

    Store store() {
        return store;
    }

    Accounts accounts() {
        return accounts;
    }

    /// The rules, for programs in the same process.
    Messenger messenger() {
        return messenger;
    }

    Optional<Tls> tls() {
        return tls;
    }

    WorkCounts work() {
        return work;
    }

    Optional<FramedEntrance> framedEntrance() {
        return frames;
    }

    /// Whether new requests are welcome.
    boolean ready() {
        return ready;
    }

    /// The port of the API.
    public int port() {
        return entrance.port();
    }

    /// The port of the framed entrance; 0 when there is none.
    public int framesPort() {
        return frames.map(one -> one.address().getPort()).orElse(0);
    }

    /// The port of the admin door.
    public int adminPort() {
        return admin.port();
    }

    /// Ends in good order: not ready, accepts nobody, reads nothing more, commits what waits,
    /// acknowledges it, says goodbye, and closes the store when nobody uses it any more.
    @Override
    public void close() {
        // task 15.4: not ready; nobody comes in; commit, acknowledge, goodbye; the store last
        ready = false;
        entrance.drain(COME_BACK);
        upkeep.close();
        messenger.close();
        frames.ifPresent(FramedEntrance::close);
        entrance.awaitQuiet(drainLimit().dividedBy(REQUESTS_SHARE));
        entrance.close();
        tls.ifPresent(Tls::close);
        try (store) {
            admin.close();
        } catch (IOException trouble) {
            LoggerFactory.getLogger(Program.class).warn("the admin door did not close", trouble);
        }
        // end 15.4
    }
}
