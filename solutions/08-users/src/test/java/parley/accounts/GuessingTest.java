// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.accounts.AccountException.Code.BUSY;
import static parley.accounts.AccountException.Code.TOO_MANY_TRIES;
import static parley.accounts.AccountException.Code.WRONG_CREDENTIALS;
import static parley.accounts.Household.CHEAP;
import static parley.accounts.Household.ELSEWHERE;
import static parley.accounts.Household.PASSWORD;
import static parley.accounts.Household.refused;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who guesses passwords has a few free tries, and then has to wait.
@Timeout(30)
class GuessingTest {
    @TempDir Path folder;
    private Household house;

    @BeforeEach
    void open() {
        house = new Household(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void locks_a_name_where_somebody_guesses_and_not_elsewhere() {
        house.signUp("ana");
        for (int i = 0; i < 5; i++) wrong("ana", ELSEWHERE);

        AccountException refusal = refused(TOO_MANY_TRIES,
                () -> house.accounts.logIn("ana", PASSWORD, "x", ELSEWHERE));

        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
        house.logIn("ana");
        house.pass(Duration.ofSeconds(1));
        house.accounts.logIn("ana", PASSWORD, "x", ELSEWHERE);
    }

    @Test
    void locks_a_name_everywhere_when_many_addresses_guess() {
        house.signUp("ana");
        for (int i = 0; i < 50; i++) wrong("ana", InetAddress.ofLiteral("203.0.113." + i));

        refused(TOO_MANY_TRIES, () -> house.logIn("ana"));
        house.pass(Duration.ofSeconds(1));
        house.logIn("ana");
    }

    @Test
    void never_locks_a_name_everywhere_because_one_address_guesses_all_day() {
        house.signUp("ana");
        Instant tomorrow = house.clock.instant().plus(Duration.ofDays(1));
        AccountException answer;
        do {
            answer = assertThrows(AccountException.class,
                    () -> house.accounts.logIn("ana", "guess", "x", ELSEWHERE));
            answer.retryAfter().ifPresent(house::pass);
        } while (house.clock.instant().isBefore(tomorrow)
                || answer.code() != WRONG_CREDENTIALS);

        house.logIn("ana");
    }

    @Test
    void counts_guesses_for_names_that_nobody_has_alike() {
        for (int i = 0; i < 5; i++) wrong("nobody", ELSEWHERE);

        refused(TOO_MANY_TRIES, () -> house.accounts.logIn("nobody", "x", "x", ELSEWHERE));
        refused(TOO_MANY_TRIES, () -> house.accounts.logIn("NOBODY ", "x", "x", ELSEWHERE));
    }

    @Test
    void checks_no_more_than_the_free_tries_of_a_hundred_at_once() throws Exception {
        house.signUp("ana");
        long before = house.hasher.computed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++)
                threads.submit(() -> house.accounts.logIn("ana", "guess", "x", ELSEWHERE));
        }

        assertThat(house.hasher.computed() - before).isEqualTo(5);
    }

    @Test
    void limits_tries_from_one_address_whatever_the_names() {
        for (int i = 0; i < 60; i++) wrong("nobody" + i, ELSEWHERE);

        refused(TOO_MANY_TRIES, () -> house.accounts.logIn("nobody60", "x", "x", ELSEWHERE));
    }

    @Test
    void does_not_count_a_try_for_which_there_was_no_room() {
        house.signUp("ana");
        PasswordHasher full = new PasswordHasher(CHEAP, 0, 0);
        Accounts busy = new Accounts(house.rocks, house.clock, full, AccountLimits.DEFAULT,
                Mailer.NONE);

        for (int i = 0; i < 20; i++)
            refused(BUSY, () -> busy.logIn("ana", PASSWORD, "x", ELSEWHERE));
    }

    private void wrong(String name, InetAddress from) {
        refused(WRONG_CREDENTIALS, () -> house.accounts.logIn(name, "guess", "x", from));
    }
}
