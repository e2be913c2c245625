// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.AccountException.Code.NOT_SIGNED_IN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of sessions, so that not every request asks the store.
@Timeout(30)
class SessionMemoryTest {
    @TempDir Path folder;
    private Household house;
    private LoggedIn laptop;
    private LoggedIn phone;

    @BeforeEach
    void open() {
        house = new Household(folder);
        laptop = house.signUp("ana");
        phone = house.logIn("ana");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private boolean in(LoggedIn device) {
        try {
            return house.accounts.authenticate(device.token()).equals(device.identity());
        } catch (AccountException e) {
            assertThat(e.code()).isEqualTo(NOT_SIGNED_IN);
            return false;
        }
    }

    @Test
    void asks_the_store_once_and_then_remembers_for_a_while() {
        assertThat(house.accounts.known(phone.token())).isEmpty();
        assertThat(in(phone)).isTrue();

        assertThat(house.accounts.known(phone.token())).contains(phone.identity());
        house.pass(AccountLimits.DEFAULT.cached());
        assertThat(house.accounts.known(phone.token())).isEmpty();
        assertThat(house.accounts.known("nonsense")).isEmpty();
    }

    /// The check reads the store, the session ends, and only then the check remembers.
    @RepeatedTest(20)
    void remembers_nothing_that_ended_while_it_was_looked_up() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> asking = threads.submit(() -> {
                go.countDown();
                while (!over.get()) in(phone);
            });
            go.await();
            house.accounts.logOut(laptop.identity(), phone.identity().sessionId());

            assertThat(in(phone)).isFalse();
            assertThat(house.accounts.known(phone.token())).isEmpty();
            over.set(true);
            asking.get();
        }
        assertThat(house.accounts.known(phone.token())).isEmpty();
    }

    @Test
    void believes_no_answer_from_before_an_ending() {
        SessionCache cache = new SessionCache(10);
        Instant later = house.clock.instant().plusSeconds(10);
        long before = cache.endings();
        cache.forget(anybody -> false);

        cache.put("x", phone.identity(), later, before);
        assertThat(cache.get("x", house.clock.instant())).isEmpty();

        cache.put("x", phone.identity(), later, cache.endings());
        assertThat(cache.get("x", house.clock.instant())).contains(phone.identity());
    }

    @Test
    void remembers_no_more_than_it_may() {
        AccountLimits small = new AccountLimits(Rate.UNLIMITED, Rate.UNLIMITED, 5, 50,
                Duration.ofMinutes(1), 20, Duration.ofDays(1), Duration.ofDays(1),
                Duration.ofSeconds(10), 1, 10);
        house.close();
        house = new Household(folder, small, UnaryOperator.identity());

        assertThat(in(laptop) && in(phone)).isTrue();

        assertThat(house.accounts.known(laptop.token())).isEmpty();
        assertThat(house.accounts.known(phone.token())).isPresent();
    }
}
