// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.AccountException.Code.NAME_REFUSED;
import static parley.accounts.AccountException.Code.NOT_ALLOWED;
import static parley.accounts.AccountException.Code.NO_SUCH_USER;
import static parley.accounts.Household.HOME;
import static parley.accounts.Household.PASSWORD;
import static parley.accounts.Household.refused;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.store.Ids;
import parley.store.User;

@Timeout(30)
class AdminTest {
    @TempDir Path folder;
    private Household house;
    private AccountAdmin admin;
    private Identity boss;
    private LoggedIn ana;

    @BeforeEach
    void open() {
        house = new Household(folder);
        admin = house.accounts.admin();
        house.signUp("boss");
        admin.appoint("BOSS");
        boss = house.logIn("boss").identity();
        ana = house.signUp("ana");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void obeys_administrators_only() {
        Identity me = ana.identity();
        String other = boss.userId();

        refused(NOT_ALLOWED, () -> admin.list(me, "", 10));
        refused(NOT_ALLOWED, () -> admin.suspend(me, other));
        refused(NOT_ALLOWED, () -> admin.reactivate(me, other));
        refused(NOT_ALLOWED, () -> admin.setRole(me, me.userId(), User.Role.ADMIN));
    }

    @Test
    void lets_nobody_stop_themselves_by_mistake() {
        refused(NOT_ALLOWED, () -> admin.suspend(boss, boss.userId()));
        refused(NOT_ALLOWED, () -> admin.setRole(boss, boss.userId(), User.Role.USER));
    }

    @Test
    void lists_accounts_page_by_page_without_hashes() {
        var first = admin.list(boss, "", 1);
        var second = admin.list(boss, first.getFirst().id(), 1);

        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1);
        assertThat(admin.list(boss, second.getFirst().id(), 1)).isEmpty();
        assertThat(first.toString() + second).doesNotContain("argon2");
    }

    @Test
    void counts_a_new_role_at_once() {
        assertThat(house.accounts.authenticate(ana.token()).admin()).isFalse();

        admin.setRole(boss, ana.identity().userId(), User.Role.ADMIN);

        assertThat(house.accounts.authenticate(ana.token()).admin()).isTrue();
        assertThat(house.accounts.known(ana.token()).orElseThrow().admin()).isTrue();
    }

    @Test
    void knows_nobody_who_is_gone_or_never_was() {
        house.accounts.deleteAccount(ana.identity(), PASSWORD, HOME);

        refused(NO_SUCH_USER, () -> admin.suspend(boss, ana.identity().userId()));
        refused(NO_SUCH_USER, () -> admin.reactivate(boss, ana.identity().userId()));
        refused(NO_SUCH_USER, () -> admin.suspend(boss, Ids.user()));
        refused(NO_SUCH_USER, () -> admin.appoint("ana"));
        refused(NO_SUCH_USER, () -> house.accounts.account(Ids.user()));
    }

    @Test
    void lets_people_choose_what_others_see() {
        house.accounts.rename(ana.identity(), " Ana  María ");

        assertThat(house.accounts.account(ana.identity().userId()).displayName())
                .isEqualTo("Ana  María");
        refused(NAME_REFUSED, () -> house.accounts.rename(ana.identity(), "SYSTEM"));
    }
}
