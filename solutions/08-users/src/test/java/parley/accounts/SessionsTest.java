// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.AccountException.Code.NOT_SIGNED_IN;
import static parley.accounts.AccountException.Code.NO_SUCH_SESSION;
import static parley.accounts.AccountException.Code.PASSWORD_REFUSED;
import static parley.accounts.AccountException.Code.SUSPENDED;
import static parley.accounts.AccountException.Code.WRONG_CREDENTIALS;
import static parley.accounts.Household.ELSEWHERE;
import static parley.accounts.Household.HOME;
import static parley.accounts.Household.PASSWORD;
import static parley.accounts.Household.refused;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SessionsTest {
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
    void stores_no_token() throws Exception {
        house.close();
        try (var files = java.nio.file.Files.walk(folder)) {
            for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList())
                assertThat(new String(java.nio.file.Files.readAllBytes(file),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(laptop.token(), PASSWORD);
        }
    }

    @Test
    void ends_a_session_that_is_not_used() {
        house.pass(Duration.ofDays(29));
        assertThat(in(phone)).isTrue();
        house.pass(Duration.ofDays(2));

        assertThat(in(phone)).isTrue();
        assertThat(in(laptop)).isFalse();
        assertThat(house.ended).containsOnly(laptop.identity().sessionId());
        assertThat(house.accounts.devices(phone.identity())).hasSize(1);
    }

    @Test
    void ends_a_session_of_great_age_however_much_it_is_used() {
        for (int i = 0; i < 18; i++) {
            assertThat(in(phone)).isTrue();
            house.pass(Duration.ofDays(20));
        }
        assertThat(in(phone)).isTrue();
        house.pass(Duration.ofDays(5));

        assertThat(in(phone)).isFalse();
        assertThat(house.accounts.removeExpiredSessions()).isEqualTo(1);
    }

    @Test
    void signs_out_a_lost_phone_at_once() {
        assertThat(in(phone)).isTrue();

        house.accounts.logOut(laptop.identity(), phone.identity().sessionId());

        assertThat(in(phone)).isFalse();
        assertThat(in(laptop)).isTrue();
        assertThat(house.ended).containsExactly(phone.identity().sessionId());
        refused(NO_SUCH_SESSION,
                () -> house.accounts.logOut(laptop.identity(), phone.identity().sessionId()));
    }

    @Test
    void signs_out_nobody_elses_session() {
        LoggedIn bo = house.signUp("bo");

        refused(NO_SUCH_SESSION,
                () -> house.accounts.logOut(bo.identity(), phone.identity().sessionId()));

        assertThat(in(phone)).isTrue();
    }

    @Test
    void lists_devices_and_says_which_asks() {
        assertThat(house.accounts.devices(phone.identity()))
                .extracting(Device::name, Device::current)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("laptop", false),
                        org.assertj.core.groups.Tuple.tuple("phone", true));
    }

    @Test
    void signs_out_one_the_others_or_all() {
        LoggedIn tablet = house.logIn("ana");
        house.accounts.logOut(tablet.identity());
        assertThat(in(tablet)).isFalse();

        assertThat(house.accounts.logOutOthers(laptop.identity())).isEqualTo(1);
        assertThat(in(phone)).isFalse();
        assertThat(in(laptop)).isTrue();

        assertThat(house.accounts.logOutAll(laptop.identity())).isEqualTo(1);
        assertThat(in(laptop)).isFalse();
    }

    @Test
    void ends_the_session_unused_longest_when_there_are_too_many() {
        house.pass(Duration.ofMinutes(10));
        assertThat(in(laptop)).isTrue();
        for (int i = 2; i < AccountLimits.DEFAULT.devices(); i++) {
            house.pass(Duration.ofMinutes(1));
            house.logIn("ana");
        }
        assertThat(house.ended).isEmpty();

        house.logIn("ana");

        assertThat(house.ended).containsExactly(phone.identity().sessionId());
    }

    @Test
    void changes_the_password_and_ends_the_other_sessions() {
        assertThat(in(phone)).isTrue();
        refused(WRONG_CREDENTIALS, () -> house.accounts.changePassword(laptop.identity(), "wrong",
                "quite another secret", HOME));
        refused(PASSWORD_REFUSED, () -> house.accounts.changePassword(laptop.identity(), PASSWORD,
                "short", HOME));

        house.accounts.changePassword(laptop.identity(), PASSWORD, "quite another secret", HOME);

        assertThat(in(laptop)).isTrue();
        assertThat(in(phone)).isFalse();
        refused(WRONG_CREDENTIALS, () -> house.logIn("ana"));
        house.accounts.logIn("ana", "quite another secret", "phone", ELSEWHERE);
    }

    @Test
    void throws_out_who_is_suspended() {
        assertThat(in(phone)).isTrue();
        house.signUp("boss");
        house.accounts.admin().appoint("boss");
        LoggedIn boss = house.logIn("boss");

        house.accounts.admin().suspend(boss.identity(), phone.identity().userId());

        assertThat(in(phone)).isFalse();
        assertThat(house.ended)
                .contains(phone.identity().sessionId(), laptop.identity().sessionId());
        refused(SUSPENDED, () -> house.logIn("ana"));
    }
}
