// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.accounts.AccountException.Code.NOT_SIGNED_IN;
import static parley.accounts.AccountException.Code.WRONG_CREDENTIALS;
import static parley.accounts.Household.HOME;
import static parley.accounts.Household.PASSWORD;
import static parley.accounts.Household.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.store.Bond;
import parley.store.FileInfo;
import parley.store.Ids;
import parley.store.Store;
import parley.store.StoreException;
import parley.store.User;

@Timeout(60)
class DeletionTest {
    @TempDir Path folder;
    private final CutStore cut = new CutStore();
    private final AtomicInteger departures = new AtomicInteger();
    private Household house;

    @AfterEach
    void close() {
        house.close();
    }

    private void open(UnaryOperator<Store> around) {
        house = new Household(folder, AccountLimits.OFF, around);
        house.accounts.hooks(new AccountHooks() {
            @Override
            public void leaveGroups(String userId) {
                departures.incrementAndGet();
            }
        });
    }

    /// Somebody with two sessions, three bonds and two files.
    private LoggedIn ana(String name) throws IOException {
        LoggedIn ana = house.signUp(name);
        house.logIn(name);
        String id = ana.identity().userId();
        for (int i = 0; i < 3; i++) {
            Bond bond = Bond.strangers(id, Ids.user(), house.clock.instant());
            house.rocks.contacts().put(new Bond(bond.low(), bond.high(), Set.of(id),
                    i == 0 ? Set.of(bond.other(id)) : Set.of(), bond.since(), 0));
        }
        for (int i = 0; i < 2; i++) {
            house.rocks.files().put(new FileInfo(Ids.file(), id, "", "photo.png", "image/png", 0,
                    "", house.clock.instant()), new ByteArrayInputStream(new byte[100]), 1000);
        }
        return ana;
    }

    private void nothingLeft(String id) {
        assertThat(house.rocks.sessions().ofUser(id)).isEmpty();
        assertThat(house.rocks.contacts().of(id, "", 10)).isEmpty();
        assertThat(house.rocks.files().ofOwner(id, "", 10)).isEmpty();
        User gone = house.rocks.users().byId(id).orElseThrow();
        assertThat(gone.state()).isEqualTo(User.State.DELETED);
        assertThat(gone.name()).startsWith("~gone-").doesNotContain("ana");
        assertThat(gone.passwordHash()).isEmpty();
        assertThat(gone.displayName()).isEqualTo(Account.DELETED_NAME);
    }

    @Test
    void takes_everything_but_what_was_said() throws IOException {
        open(UnaryOperator.identity());
        LoggedIn ana = ana("ana");

        house.accounts.deleteAccount(ana.identity(), PASSWORD, HOME);

        nothingLeft(ana.identity().userId());
        assertThat(departures).hasValue(1);
        refused(NOT_SIGNED_IN, () -> house.accounts.authenticate(ana.token()));
        refused(WRONG_CREDENTIALS, () -> house.logIn("ana"));
        assertThat(house.accounts.account(ana.identity().userId()).displayName())
                .isEqualTo("deleted account");
        assertThat(house.accounts.resumeDeletions()).isZero();
    }

    @Test
    void needs_the_password() throws IOException {
        open(UnaryOperator.identity());
        LoggedIn ana = ana("ana");

        refused(WRONG_CREDENTIALS,
                () -> house.accounts.deleteAccount(ana.identity(), "guess", HOME));

        assertThat(house.accounts.authenticate(ana.token())).isEqualTo(ana.identity());
    }

    @Test
    void gives_the_name_back_and_nothing_else_with_it() throws IOException {
        open(UnaryOperator.identity());
        LoggedIn ana = ana("ana");
        house.accounts.deleteAccount(ana.identity(), PASSWORD, HOME);

        LoggedIn other = house.signUp("ana");

        assertThat(other.identity().userId()).isNotEqualTo(ana.identity().userId());
    }

    @Test
    void goes_on_after_a_cut_at_any_write() throws IOException {
        open(cut::around);
        int cuts = 0;
        for (boolean after : List.of(false, true)) {
            for (int write = 0; ; write++, cuts++) {
                LoggedIn ana = ana("ana");
                cut.dieAt(write, after);
                boolean survived = deleted(ana);
                cut.live();
                if (survived) break;

                resume(ana);
                nothingLeft(ana.identity().userId());
            }
        }
        // Before and after each of: the name, 2 sessions, 3 bonds, 2 files, the last name.
        assertThat(cuts).isEqualTo(18);
        assertThat(departures.get()).isPositive();
    }

    private boolean deleted(LoggedIn ana) {
        try {
            house.accounts.deleteAccount(ana.identity(), PASSWORD, HOME);
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    /// Where the first write was cut, the person is still there, and asks again.
    private void resume(LoggedIn ana) {
        int found = house.accounts.resumeDeletions();
        User user = house.rocks.users().byId(ana.identity().userId()).orElseThrow();
        if (user.state() != User.State.ACTIVE) return;
        assertThat(found).isZero();
        house.accounts.deleteAccount(ana.identity(), PASSWORD, HOME);
    }

    @Test
    void goes_on_when_the_groups_could_not_be_left() throws IOException {
        open(UnaryOperator.identity());
        LoggedIn ana = ana("ana");
        house.accounts.hooks(new AccountHooks() {
            @Override
            public void leaveGroups(String userId) {
                if (departures.getAndIncrement() == 0) throw new StoreException("away");
            }
        });
        assertThrows(StoreException.class,
                () -> house.accounts.deleteAccount(ana.identity(), PASSWORD, HOME));
        assertThat(house.rocks.files().ofOwner(ana.identity().userId(), "", 10)).hasSize(2);

        assertThat(house.accounts.resumeDeletions()).isEqualTo(1);

        nothingLeft(ana.identity().userId());
        assertThat(departures).hasValue(2);
    }

    @Test
    void the_upkeep_does_the_work_of_others_even_when_its_own_cannot_be_done() {
        open(cut::around);
        AtomicInteger done = new AtomicInteger();
        cut.failReads(true);
        try (Upkeep upkeep = Upkeep.start(house.accounts, done::incrementAndGet,
                Duration.ofMillis(20))) {
            assertThat(upkeep).isNotNull();

            await().atMost(Duration.ofSeconds(10)).until(() -> done.get() > 1);
        }
    }

    @Test
    void is_finished_by_the_upkeep_when_the_store_is_well_again() throws IOException {
        open(cut::around);
        LoggedIn ana = ana("ana");
        cut.dieAt(3, false);
        assertThat(deleted(ana)).isFalse();
        try (Upkeep upkeep = Upkeep.start(house.accounts, () -> 0,
                Duration.ofMillis(20))) {
            assertThat(upkeep).isNotNull();
            cut.live();

            await().atMost(Duration.ofSeconds(10)).untilAsserted(
                    () -> nothingLeft(ana.identity().userId()));
        }
    }
}
