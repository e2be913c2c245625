// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.StoreContract.unique;
import static parley.store.StoreContract.user;

/// People, and to whom a name belongs.
interface UsersContract extends StoreContract {
    @Test
    default void keeps_a_user_and_finds_them_by_id_and_name() {
        String name = unique("Ana");
        User ana = new User(Ids.user(), name, "Ana 🐎", "argon2id$x", T0, User.State.ACTIVE,
                User.Role.ADMIN, 0);

        assertThat(store().users().add(ana)).isTrue();

        User stored = ana.withVersion(1);
        assertThat(store().users().byId(ana.id())).contains(stored);
        assertThat(reopened().users().byName(name.toUpperCase())).contains(stored);
        assertThat(store().users().byId(Ids.user())).isEmpty();
        assertThat(store().users().byName(unique("nobody"))).isEmpty();
    }

    @Test
    default void a_name_is_taken_however_it_is_written() {
        String rest = unique("");
        assertThat(store().users().add(user("Straße" + rest))).isTrue();

        assertThat(store().users().add(user("STRASSE" + rest))).isFalse();
        assertThat(store().users().add(user("ｓｔｒａｓｓｅ" + rest))).isFalse();
        assertThat(store().users().add(user("Strase" + rest))).isTrue();
    }

    @Test
    default void a_users_id_is_given_once() {
        User first = user(unique("a"));
        User second = new User(first.id(), unique("b"), "", "", T0, User.State.ACTIVE,
                User.Role.USER, 0);

        assertThat(store().users().add(first)).isTrue();
        assertThat(store().users().add(second)).isFalse();
        assertThat(store().users().byName(second.name())).isEmpty();
    }

    @Test
    default void of_a_hundred_who_want_one_name_exactly_one_gets_it() throws Exception {
        String name = unique("rush");
        Set<String> winners = ConcurrentHashMap.newKeySet();

        Together.run(100, i -> {
            User me = user(name);
            if (store().users().add(me)) winners.add(me.id());
        });

        assertThat(winners).hasSize(1);
        assertThat(store().users().byName(name)).map(User::id).hasValueSatisfying(
                id -> assertThat(winners).contains(id));
    }

    @Test
    default void a_change_counts_only_if_nobody_changed_it_since_it_was_read() {
        User ana = user(unique("ana"));
        store().users().add(ana);
        User read = store().users().byId(ana.id()).orElseThrow();

        User mine = new User(read.id(), read.name(), "mine", "h", T0, read.state(), read.role(),
                read.version());
        User theirs = new User(read.id(), read.name(), "theirs", "h", T0, read.state(),
                read.role(), read.version());

        assertThat(store().users().update(mine)).isTrue();
        assertThat(store().users().update(theirs)).isFalse();
        assertThat(store().users().byId(ana.id())).contains(mine.withVersion(2));
        assertThat(store().users().update(user(unique("unknown")).withVersion(1))).isFalse();
    }

    @Test
    default void a_new_name_is_taken_and_the_old_one_given_back() {
        User ana = user(unique("ana"));
        User ben = user(unique("ben"));
        store().users().add(ana);
        store().users().add(ben);
        String other = unique("other");

        assertThat(store().users().update(renamed(ana, ben.name().toUpperCase()))).isFalse();
        assertThat(store().users().update(renamed(ana, other))).isTrue();

        assertThat(store().users().byName(ana.name())).isEmpty();
        assertThat(store().users().byName(other)).map(User::id).contains(ana.id());
        assertThat(store().users().add(user(ana.name()))).isTrue();
    }

    private static User renamed(User u, String name) {
        return new User(u.id(), name, u.displayName(), u.passwordHash(), u.createdAt(), u.state(),
                u.role(), 1);
    }

    @Test
    default void finds_active_users_by_the_beginning_of_their_names() {
        String start = unique("find.*me");
        for (String end : new String[] {"b", "a", "C"}) store().users().add(user(start + end));
        User gone = user(start + "gone");
        store().users().add(gone);
        store().users().update(new User(gone.id(), gone.name(), "", "", T0, User.State.DELETED,
                User.Role.USER, 1));

        assertThat(store().users().search(start.toUpperCase(), "", 10)).extracting(User::name)
                .containsExactly(start + "a", start + "b", start + "C");
        assertThat(store().users().search(start, "", 2)).hasSize(2);
        assertThat(store().users().search(start + "c", "", 2)).as("the whole name")
                .extracting(User::name).containsExactly(start + "C");
        assertThat(store().users().search(start.replace("find.*me", "find"), "", 10)).isEmpty();
    }

    @Test
    default void pages_of_a_search_go_on_behind_a_name_whoever_has_it_now() {
        String start = unique("page");
        List<String> names = List.of(start, start + "A", start + "b", start + "ß", start + "ü");
        for (String name : names.reversed()) store().users().add(user(name));
        User last = store().users().byName(start + "a").orElseThrow();

        assertThat(store().users().search(start, "", 2)).extracting(User::name)
                .containsExactly(start, start + "A");
        store().users().update(renamed(last, unique("elsewhere")));

        assertThat(store().users().search(start, start + "A", 2)).extracting(User::name)
                .containsExactly(start + "b", start + "ß");
        assertThat(store().users().search(start, start + "ß", 2)).extracting(User::name)
                .containsExactly(start + "ü");
        assertThat(store().users().search(start, start + "ü", 2)).isEmpty();
        assertThat(store().users().search(start, "a" + start, 1)).as("from before them all")
                .extracting(User::name).containsExactly(start);
        assertThat(store().users().search(start, "zzz", 2)).isEmpty();
    }

    @Test
    default void lists_all_users_page_after_page() {
        for (int i = 0; i < 5; i++) store().users().add(user(unique("all")));

        var first = store().users().all("", 3);
        var second = store().users().all(first.getLast().id(), 3);

        assertThat(first).hasSize(3).extracting(User::id).isSorted();
        assertThat(second.size()).isGreaterThanOrEqualTo(2);
        assertThat(second).extracting(User::id).doesNotContainAnyElementsOf(
                first.stream().map(User::id).toList());
        assertThat(Optional.of(second.getFirst().id())).hasValueSatisfying(
                id -> assertThat(id).isGreaterThan(first.getLast().id()));
    }
}
