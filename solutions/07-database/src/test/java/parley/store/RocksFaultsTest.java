// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.store.Faults.Point.AFTER_COMMIT;
import static parley.store.Faults.Point.BEFORE_COMMIT;

/// Writes that fail, folders in use, and data of an older version.
@Timeout(60)
class RocksFaultsTest implements StoreContract {
    @TempDir
    Path folder;

    private RocksStore store;

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        store.close();
        store = RocksStore.open(folder);
        return store;
    }

    private static Faults onceAt(Faults.Point point) {
        boolean[] done = {false};
        return at -> {
            if (at != point || done[0]) return;
            done[0] = true;
            throw new StoreException("as if the disk had failed");
        };
    }

    @Test
    void after_a_commit_that_fails_nothing_is_taken_until_it_is_reopened() {
        for (Faults.Point point : List.of(BEFORE_COMMIT, AFTER_COMMIT)) {
            Faults[] faults = {Faults.NONE};
            store = RocksStore.open(folder, RocksConfig.DEFAULT, at -> faults[0].reached(at));
            Conversation c = group();
            stored(StoreContract.text(c, "1", "one"));
            Draft doubtful = StoreContract.text(c, "2", "two");
            faults[0] = onceAt(point);

            assertThatThrownBy(() -> stored(doubtful)).hasMessageContaining("disk had failed");
            assertThatThrownBy(() -> stored(doubtful)).isInstanceOf(StoreClosedException.class);
            assertThatThrownBy(store::check).isInstanceOf(StoreClosedException.class);
            assertThat(store.messages().at(c.id(), 1)).as("reading goes on").isPresent();
            store.reopen();

            store.check();
            Appended again = store.messages().append(List.of(doubtful)).getFirst();
            if (point == BEFORE_COMMIT)
                assertThat(again).isInstanceOf(Appended.Stored.class);
            else assertThat(again).isInstanceOf(Appended.Duplicate.class);
            assertThat(stored(StoreContract.text(c, "3", "three")).seq()).isEqualTo(3);
            assertThat(store.messages().after(c.id(), 0, 10)).hasSize(3);
            store.close();
        }
    }

    @Test
    void a_second_store_in_one_folder_is_refused_and_told_who_is_there() {
        try (Store first = RocksStore.open(folder)) {
            assertThatThrownBy(() -> RocksStore.open(folder)).isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
            first.check();
        }
        RocksStore.open(folder).close();
    }

    @Test
    void a_closed_store_refuses_in_its_own_words() {
        store = RocksStore.open(folder);
        Conversation c = group();
        store.close();
        store.close();

        assertThatThrownBy(() -> stored(StoreContract.text(c, "1", "x")))
                .isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> store.users().byName("x"))
                .isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(store::reopen).isInstanceOf(StoreClosedException.class);
    }

    @Test
    void sends_are_refused_while_too_little_space_is_left() {
        store = RocksStore.open(folder, RocksConfig.DEFAULT.withReserveBytes(Long.MAX_VALUE));
        Conversation c = group();

        assertThatThrownBy(() -> stored(StoreContract.text(c, "1", "x")))
                .isInstanceOf(StoreFullException.class).hasMessageContaining("reserve");
        assertThatThrownBy(store::check).isInstanceOf(StoreFullException.class);

        assertThat(store.messages().lastSeq(c.id())).isZero();
        assertThat(reopened().messages().append(List.of(StoreContract.text(c, "1", "x"))))
                .allMatch(Appended.Stored.class::isInstance);
        store.close();
    }

    @Test
    void a_store_without_room_is_not_closed_to_be_opened_again() {
        Conversation c = full();

        assertThatThrownBy(store::reopen).isInstanceOf(StoreFullException.class);

        assertThat(store.conversations().byId(c.id())).as("reading goes on").isPresent();
        store.close();
    }

    @Test
    void a_full_disk_is_named_before_a_write_that_has_failed() {
        full();
        store.sessions().add(new Session("h", "s_1", "u_1", "d", T0, T0, T0.plusSeconds(9)));
        store.refuseWrites();

        assertThatThrownBy(store::check).isInstanceOf(StoreFullException.class);
        store.sessions().seen("h", T0.plusSeconds(1));
        assertThat(store.sessions().byTokenHash("h")).isPresent();
        store.close();
    }

    /// A conversation in a store on a disk without room.
    private Conversation full() {
        store = RocksStore.open(folder, RocksConfig.DEFAULT.withReserveBytes(Long.MAX_VALUE));
        return group();
    }

    @Test
    void data_of_version_1_are_brought_to_the_newest() {
        Conversation c = new Conversation(Ids.group(), Conversation.Kind.GROUP, "old",
                List.of(new Member("u_old", Member.Role.OWNER, 1)), T0, 1);
        folder.resolve("db").toFile().mkdirs();
        try (Rocks rocks = new Rocks(folder.resolve("db"), RocksConfig.DEFAULT)) {
            rocks.write(new Batch().put(Keys.of(Keys.CONVERSATION, c.id()), Records.encode(c)),
                    true);
            Schema.note(rocks, 1);
        }

        store = RocksStore.open(folder);
        assertThat(store.conversations().ofUser("u_old", "", 10)).containsExactly(c);
        assertThat(reopened().conversations().ofUser("u_old", "", 10)).containsExactly(c);
        store.close();
    }
}
