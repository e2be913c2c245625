// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Who knows and who blocks whom.
interface ContactsContract extends StoreContract {
    private static Bond with(Bond old, Set<String> wantedBy, Set<String> blockedBy) {
        return new Bond(old.low(), old.high(), wantedBy, blockedBy, T0, old.version());
    }

    private Bond asked(String one, String other) {
        Bond bond = with(Bond.strangers(one, other, T0), Set.of(one), Set.of());
        assertThat(store().contacts().put(bond)).isTrue();
        return store().contacts().between(one, other).orElseThrow();
    }

    @Test
    default void a_bond_is_the_same_from_both_sides() {
        String ana = Ids.user();
        String ben = Ids.user();

        Bond asked = asked(ana, ben);

        assertThat(store().contacts().between(ben, ana)).contains(asked);
        assertThat(asked.wantedBy()).containsExactly(ana);
        assertThat(asked.version()).isEqualTo(1);
        assertThat(reopened().contacts().of(ana, "", 10)).containsExactly(asked);
        assertThat(store().contacts().of(ben, "", 10)).containsExactly(asked);
        assertThat(store().contacts().between(ana, Ids.user())).isEmpty();
    }

    @Test
    default void a_bond_changes_only_if_nobody_changed_it_meanwhile() {
        String ana = Ids.user();
        String ben = Ids.user();
        Bond asked = asked(ana, ben);
        Bond accepted = with(asked, Set.of(ana, ben), Set.of());
        Bond blocked = with(asked, Set.of(ana), Set.of(ben));

        assertThat(store().contacts().put(accepted)).isTrue();
        assertThat(store().contacts().put(blocked)).isFalse();
        assertThat(store().contacts().put(with(Bond.strangers(ana, ben, T0), Set.of(ben),
                Set.of()))).as("there is one already").isFalse();

        assertThat(store().contacts().between(ana, ben)).hasValueSatisfying(b -> {
            assertThat(b.contacts()).isTrue();
            assertThat(b.version()).isEqualTo(2);
        });
    }

    @Test
    default void two_who_ask_each_other_at_the_same_time_become_contacts() throws Exception {
        String ana = Ids.user();
        String ben = Ids.user();
        AtomicInteger tries = new AtomicInteger();

        Together.run(2, i -> {
            String me = i == 0 ? ana : ben;
            boolean done = false;
            while (!done && tries.incrementAndGet() < 100) {
                Bond bond = store().contacts().between(ana, ben)
                        .orElse(Bond.strangers(ana, ben, T0));
                var wantedBy = new java.util.HashSet<>(bond.wantedBy());
                wantedBy.add(me);
                done = store().contacts().put(with(bond, wantedBy, Set.of()));
            }
        });

        assertThat(store().contacts().between(ana, ben)).map(Bond::contacts).contains(true);
    }

    @Test
    default void lists_bonds_page_after_page_whoever_is_lower() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 7; i++) people.add(Ids.user());
        people.sort(null);
        String me = people.remove(3);
        for (String other : people) asked(me, other);

        List<String> seen = new ArrayList<>();
        for (String after = ""; ;) {
            List<Bond> page = store().contacts().of(me, after, 2);
            if (page.isEmpty()) break;
            page.forEach(b -> seen.add(b.other(me)));
            after = seen.getLast();
        }

        assertThat(seen).isEqualTo(people);
    }

    @Test
    default void a_bond_of_which_nothing_is_left_is_removed() {
        String ana = Ids.user();
        String ben = Ids.user();
        Bond asked = asked(ana, ben);

        assertThat(store().contacts().put(with(asked, Set.of(), Set.of()))).isTrue();

        assertThat(store().contacts().between(ana, ben)).isEmpty();
        assertThat(store().contacts().of(ben, "", 10)).isEmpty();
        assertThat(asked(ben, ana).version()).isEqualTo(1);
    }
}
