// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.store.Bond;

/// How many people one can have in a list, and that nobody else fills it.
@Timeout(60)
class ContactLimitTest {
    @TempDir
    Path folder;

    private World world;
    private Identity ann;
    private Identity bob;

    @BeforeEach
    void two_strangers() {
        world = new World(folder, Clock.systemUTC(), false);
        ann = world.person("ann");
        bob = world.person("bob");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String stranger(int number) {
        return "u_stranger" + number;
    }

    /// As many as a list may have.
    private void fill(boolean byStrangers) {
        for (int i = 0; i < Limit.CONTACTS.number(); i++) {
            Bond none = Bond.strangers(ann.userId(), stranger(i), Instant.EPOCH);
            world.store.contacts().put(Bonds.with(none,
                    Set.of(byStrangers ? stranger(i) : ann.userId()), Set.of(), Instant.EPOCH));
        }
    }

    @Test
    void has_room_however_many_strangers_ask() {
        fill(true);

        assertThat(world.messenger.contacting().request(ann, bob.userId()).state())
                .isEqualTo("requested");
    }

    @Test
    void is_full_of_own_requests_and_contacts_and_takes_no_offer_then() {
        fill(false);
        world.messenger.contacting().request(bob, ann.userId());

        assertThat(assertThrows(ApiException.class,
                () -> world.messenger.contacting().accept(ann, bob.userId())).code())
                .isEqualTo(ErrorCode.FULL);
        assertThat(assertThrows(ApiException.class,
                () -> world.messenger.contacting().request(ann, bob.userId())).code())
                .isEqualTo(ErrorCode.FULL);
        assertThat(world.messenger.contacting().block(ann, bob.userId()).state())
                .as("nobody has to bear somebody because a list is full").isEqualTo("blocked");
    }
}
