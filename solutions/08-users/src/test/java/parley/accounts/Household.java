// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.function.Executable;
import parley.store.RocksConfig;
import parley.store.RocksStore;
import parley.store.Store;
import parley.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Accounts on a store in a folder, with hashes that cost nothing and a clock that stands still.
final class Household implements AutoCloseable {
    static final String PASSWORD = "a long enough secret";
    static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.1");
    static final InetAddress ELSEWHERE = InetAddress.ofLiteral("198.51.100.7");
    static final Argon2Parameters CHEAP = new Argon2Parameters(8, 1, 1);

    final TestClock clock = new TestClock(Instant.parse("2026-11-01T12:00:00Z"));
    final PasswordHasher hasher = new PasswordHasher(CHEAP, 2, 1_000);
    final Set<String> ended = ConcurrentHashMap.newKeySet();
    final RocksStore rocks;
    final Accounts accounts;

    Household(Path folder) {
        this(folder, AccountLimits.DEFAULT, UnaryOperator.identity());
    }

    Household(Path folder, AccountLimits limits, UnaryOperator<Store> around) {
        rocks = RocksStore.open(folder, RocksConfig.DEFAULT.withReserveBytes(0));
        accounts = new Accounts(around.apply(rocks), clock, hasher, limits, Mailer.NONE);
        accounts.hooks(new AccountHooks() {
            @Override
            public void sessionsEnded(String userId, Set<String> sessionIds) {
                ended.addAll(sessionIds);
            }
        });
    }

    LoggedIn signUp(String name) {
        return accounts.signUp(name, "", PASSWORD, "laptop", HOME);
    }

    LoggedIn logIn(String name) {
        return accounts.logIn(name, PASSWORD, "phone", HOME);
    }

    /// Log-ins are limited, and so are the tests' steps.
    void pass(Duration time) {
        clock.advance(time);
    }

    static AccountException refused(AccountException.Code code, Executable call) {
        AccountException refusal = assertThrows(AccountException.class, call);
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        return refusal;
    }

    @Override
    public void close() {
        rocks.close();
    }
}
