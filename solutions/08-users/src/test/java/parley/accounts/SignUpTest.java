// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.AccountException.Code.NAME_REFUSED;
import static parley.accounts.AccountException.Code.NAME_TAKEN;
import static parley.accounts.AccountException.Code.NOT_ALLOWED;
import static parley.accounts.AccountException.Code.TOO_MANY_TRIES;
import static parley.accounts.AccountException.Code.WRONG_CREDENTIALS;
import static parley.accounts.Household.ELSEWHERE;
import static parley.accounts.Household.PASSWORD;
import static parley.accounts.Household.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.store.User;

@Timeout(30)
class SignUpTest {
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
    void makes_an_account_and_signs_in() {
        LoggedIn ana = house.accounts.signUp("Ana", "Ana María", PASSWORD, "laptop", ELSEWHERE);

        assertThat(house.accounts.authenticate(ana.token())).isEqualTo(ana.identity());
        assertThat(ana.account().name()).isEqualTo("Ana");
        assertThat(ana.account().displayName()).isEqualTo("Ana María");
        assertThat(ana.account().role()).isEqualTo(User.Role.USER);
        assertThat(ana.toString()).doesNotContain(ana.token());
    }

    @Test
    void shows_the_name_where_no_other_is_given() {
        assertThat(house.signUp("Bo").account().displayName()).isEqualTo("Bo");
    }

    @Test
    void gives_a_name_to_one_of_a_hundred_who_want_it_at_once() throws Exception {
        house.close();
        house = new Household(folder, AccountLimits.OFF, UnaryOperator.identity());
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Boolean>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String name = i % 2 == 0 ? "Ana" : "ＡNA";
                all.add(threads.submit(() -> {
                    go.await();
                    return got(name);
                }));
            }
            go.countDown();
        }

        int winners = 0;
        for (Future<Boolean> one : all) winners += one.get() ? 1 : 0;
        assertThat(winners).isEqualTo(1);
        assertThat(house.rocks.users().all("", 10)).hasSize(1);
    }

    private boolean got(String name) {
        try {
            house.signUp(name);
            return true;
        } catch (AccountException e) {
            assertThat(e.code()).isEqualTo(NAME_TAKEN);
            return false;
        }
    }

    @Test
    void refuses_a_name_that_looks_like_somebodys() {
        house.signUp("paypal");

        refused(NAME_TAKEN, () -> house.signUp("PayPal"));
        refused(NAME_TAKEN, () -> house.signUp("раураӏ"));
        refused(NAME_REFUSED, () -> house.signUp("payраl"));
    }

    @Test
    void takes_no_hash_for_a_name_that_is_taken() {
        house.signUp("ana");
        long before = house.hasher.computed();

        refused(NAME_TAKEN, () -> house.signUp("ana"));

        assertThat(house.hasher.computed()).isEqualTo(before);
    }

    @Test
    void limits_how_many_accounts_an_address_makes() {
        for (int i = 0; i < 40; i++) house.signUp("ana" + i);

        AccountException refusal = refused(TOO_MANY_TRIES, () -> house.signUp("ana40"));

        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(30));
        house.accounts.signUp("bo", "", PASSWORD, "", ELSEWHERE);
        house.pass(Duration.ofSeconds(30));
        house.signUp("ana40");
    }

    @Test
    void provides_for_bots_without_a_password_and_without_a_hash() {
        long before = house.hasher.computed();

        LoggedIn first = house.accounts.admin().provision("echo-bot", "Echo", "server");
        LoggedIn again = house.accounts.admin().provision("echo-bot", "Echo", "server");

        assertThat(house.hasher.computed()).isEqualTo(before);
        assertThat(again.identity().userId()).isEqualTo(first.identity().userId());
        assertThat(house.accounts.authenticate(first.token())).isEqualTo(first.identity());
        refused(WRONG_CREDENTIALS, () -> house.accounts.logIn("echo-bot", "", "x", ELSEWHERE));
        house.signUp("ana");
        refused(NOT_ALLOWED, () -> house.accounts.admin().provision("ana", "Ana", "server"));
    }
}
