// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import parley.accounts.AccountException;
import parley.accounts.AccountLimits;
import parley.accounts.Accounts;
import parley.accounts.Argon2Parameters;
import parley.accounts.Identity;
import parley.accounts.LoggedIn;
import parley.accounts.Mailer;
import parley.accounts.PasswordHasher;
import parley.http.Entrance;
import parley.http.EntranceConfig;
import parley.http.EntranceLimits;
import parley.http.Router;
import parley.store.RocksConfig;
import parley.store.RocksStore;

/// The whole HTTP API on a real port, over a real store in a folder of the test.
final class RestServer implements AutoCloseable {
    static final String PASSWORD = "horse battery staple";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final PasswordHasher QUICK = new PasswordHasher(new Argon2Parameters(64, 1, 1));

    final FaultyStore store;
    final Accounts accounts;
    final Messenger messenger;
    final RestApi api;
    final List<RestOperation> operations;
    private final Entrance entrance;

    RestServer(Path folder, boolean limits) throws IOException {
        this(folder, limits, System::nanoTime);
    }

    /// @param nanoTime the time by which requests are counted
    RestServer(Path folder, boolean limits, LongSupplier nanoTime) throws IOException {
        this(folder, limits, nanoTime, FileLimits.STANDARD);
    }

    RestServer(Path folder, boolean limits, LongSupplier nanoTime, FileLimits files)
            throws IOException {
        store = new FaultyStore(
                RocksStore.open(folder, RocksConfig.DEFAULT.withReserveBytes(0)));
        accounts = accounts(Clock.systemUTC(), limits);
        messenger = Messenger.start(store, this::identity, Clock.systemUTC(), limits, files,
                Publisher.NONE);
        accounts.hooks(messenger.accountHooks());
        api = new RestApi(messenger, accounts, this::identity, limits, nanoTime);
        operations = api.operations();
        entrance = Entrance.start(
                EntranceConfig.plain(new java.net.InetSocketAddress("127.0.0.1", 0))
                        .with(EntranceLimits.usual().withIoThreads(1)),
                Router.of(api.routes()),
                Map.of(Protocol.PATH, new LiveEndpoint(messenger.live(), api::handshake)));
    }

    private Accounts accounts(Clock clock, boolean limits) {
        return new Accounts(store, clock, QUICK,
                limits ? AccountLimits.DEFAULT : AccountLimits.OFF, Mailer.NONE);
    }

    private Identity identity(String token) {
        try {
            return accounts.authenticate(token);
        } catch (AccountException e) {
            throw new ApiException(e.code() == AccountException.Code.SUSPENDED
                    ? ErrorCode.SUSPENDED : ErrorCode.UNAUTHENTICATED, e.getMessage());
        }
    }

    /// Somebody new, who can log in with [#PASSWORD].
    LoggedIn person(String name) {
        return accounts.signUp(name, name, PASSWORD, "test",
                java.net.InetAddress.getLoopbackAddress());
    }

    /// A session that nobody has used for years.
    LoggedIn expired(String name) {
        return accounts(Clock.fixed(LONG_AGO, ZoneOffset.UTC), true).admin()
                .provision(name, name, "test");
    }

    void administrator(String name) {
        accounts.admin().appoint(name);
    }

    void acquaint(LoggedIn one, LoggedIn other) {
        messenger.contacting().request(one.identity(), other.identity().userId());
        messenger.contacting().request(other.identity(), one.identity().userId());
    }

    /// Begins to stop.
    void drain() {
        entrance.drain(Duration.ofSeconds(3));
    }

    RestOperation operation(String id) {
        return operations.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    String url() {
        return "http://127.0.0.1:" + entrance.port();
    }

    @Override
    public void close() {
        entrance.close();
        messenger.close();
        store.close();
    }
}
