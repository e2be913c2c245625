// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.AccountException.Code.SUSPENDED;
import static parley.accounts.AccountException.Code.WRONG_CREDENTIALS;
import static parley.accounts.Household.ELSEWHERE;
import static parley.accounts.Household.HOME;
import static parley.accounts.Household.PASSWORD;
import static parley.accounts.Household.refused;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.store.User;

@Timeout(30)
class LogInTest {
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
    void knows_a_name_in_any_case() {
        LoggedIn ana = house.signUp("Ana");

        assertThat(house.logIn(" ANA ").identity().userId()).isEqualTo(ana.identity().userId());
    }

    @Test
    void does_the_same_work_for_every_name() {
        house.signUp("ana");
        LoggedIn bo = house.signUp("bo");
        house.accounts.deleteAccount(bo.identity(), PASSWORD, HOME);
        house.accounts.admin().provision("echo-bot", "Echo", "server");
        for (String name : List.of("ana", "nobody", "bo", "echo-bot", "~gone-75", "", "a\u0000b", "SYSTEM")) {
            long before = house.hasher.computed();

            AccountException refusal = refused(WRONG_CREDENTIALS,
                    () -> house.accounts.logIn(name, "not the password", "x", ELSEWHERE));

            assertThat(house.hasher.computed() - before).as(name).isEqualTo(1);
            assertThat(refusal).hasMessage("Name or password is wrong.");
        }
    }

    @Test
    void makes_an_old_hash_new() {
        LoggedIn ana = house.signUp("ana");
        PasswordHasher stronger = new PasswordHasher(new Argon2Parameters(16, 2, 1), 2, 10);
        Accounts later = new Accounts(house.rocks, house.clock, stronger, AccountLimits.DEFAULT,
                Mailer.NONE);

        later.logIn("ana", PASSWORD, "phone", HOME);

        User user = house.rocks.users().byId(ana.identity().userId()).orElseThrow();
        assertThat(user.passwordHash()).contains("m=16,t=2,p=1");
        long before = stronger.computed();
        later.logIn("ana", PASSWORD, "phone", HOME);
        assertThat(stronger.computed() - before).isEqualTo(1);
    }

    @Test
    void lets_everybody_in_when_many_make_the_same_hash_new_at_once() throws Exception {
        house.signUp("ana");
        PasswordHasher stronger = new PasswordHasher(new Argon2Parameters(16, 2, 1), 2, 1_000);
        Accounts later = new Accounts(house.rocks, house.clock, stronger, AccountLimits.OFF,
                Mailer.NONE);
        AtomicInteger in = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) threads.submit(() -> {
                later.logIn("ana", PASSWORD, "phone", HOME);
                return in.incrementAndGet();
            });
        }

        assertThat(in).hasValue(20);
    }

    @Test
    void tells_of_a_suspension_only_who_knows_the_password() {
        LoggedIn ana = house.signUp("ana");
        house.signUp("root-like");
        house.accounts.admin().appoint("root-like");
        Identity admin = house.logIn("root-like").identity();

        house.accounts.admin().suspend(admin, ana.identity().userId());

        refused(SUSPENDED, () -> house.logIn("ana"));
        wrong("ana", ELSEWHERE);
        house.accounts.admin().reactivate(admin, ana.identity().userId());
        house.logIn("ana");
    }

    @Test
    void begins_anew_where_the_account_changes_between_check_and_session() {
        LoggedIn ana = house.signUp("ana");
        String id = ana.identity().userId();
        house.close();
        // The password changes at the worst moment: when the old one has been found right.
        house = new Household(folder, AccountLimits.DEFAULT, UnaryOperator.identity());
        User before = house.rocks.users().byId(id).orElseThrow();
        house.accounts.changePassword(ana.identity(), PASSWORD, "quite another secret", HOME);
        SessionBook book = new SessionBook(house.rocks, house.clock, AccountLimits.DEFAULT,
                () -> AccountHooks.NONE);

        Optional<LoggedIn> late = book.issue(before, "late");

        assertThat(late).isEmpty();
        assertThat(house.accounts.devices(ana.identity())).extracting(Device::name)
                .doesNotContain("late");
    }

    private void wrong(String name, InetAddress from) {
        refused(WRONG_CREDENTIALS, () -> house.accounts.logIn(name, "guess", "x", from));
    }
}
