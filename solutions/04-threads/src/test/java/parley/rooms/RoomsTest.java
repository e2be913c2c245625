// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RoomsTest {
    private final Rooms rooms = new Rooms(2, 10, ChatLines::notice);
    private final TestMember ann = new TestMember("Ann");

    @Test
    void opens_a_room_for_the_first_and_forgets_it_with_the_last() {
        rooms.join("tea", ann);
        assertThat(rooms.room("TEA").orElseThrow().names()).containsExactly("Ann");

        assertThat(rooms.leave("Tea", ann, Notice.Kind.LEFT)).isTrue();

        assertThat(rooms.room("tea")).isEmpty();
        assertThat(rooms.leave("tea", ann, Notice.Kind.LEFT)).isFalse();
    }

    @Test
    void opens_no_more_rooms_than_it_may() {
        rooms.join("one", ann);
        rooms.join("two", ann);

        assertThat(rooms.join("three", ann)).isEqualTo(Joined.FULL);
        assertThat(rooms.room("three")).isEmpty();
        assertThat(rooms.join("two", new TestMember("Bob"))).isEqualTo(Joined.WELCOME);
    }

    @Test
    void lets_nobody_in_after_its_end() {
        rooms.join("tea", ann);

        rooms.close();

        assertThat(rooms.join("tea", new TestMember("Bob"))).isEqualTo(Joined.CLOSED);
        assertThat(rooms.join("new", new TestMember("Bob"))).isEqualTo(Joined.CLOSED);
        assertThat(ann.outbox().closed()).isTrue();
    }

    @RepeatedTest(50)
    void loses_nobody_in_a_room_that_is_being_forgotten() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            TestMember guest = new TestMember("guest" + t);
            threads.add(Thread.ofPlatform().name("guest-" + t).start(() -> {
                for (int i = 0; i < 200; i++) {
                    rooms.join("inn", guest);
                    boolean there = rooms.room("inn")
                            .map(r -> r.names().contains(guest.name())).orElse(false);
                    if (!there) guest.overflowed();
                    rooms.leave("inn", guest, Notice.Kind.LEFT);
                }
                if (guest.missed.get() > 0) ann.overflowed();
            }));
        }
        for (Thread thread : threads) thread.join(10_000);

        assertThat(ann.missed).hasValue(0);
        assertThat(rooms.room("inn")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            Ann,                               true
            žluť,                              true
            小明,                              true
            a.b-c_d9,                          true
            12345678901234567890123456789012,  true
            123456789012345678901234567890123, false
            '',                                false
            ' ann',                            false
            a b,                               false
            -ann,                              false
            system,                            false
            ＳＹＳＴＥＭ,                      false
            a/b,                               false
            """)
    void knows_which_names_are_allowed(String name, boolean allowed) {
        assertThat(Names.allowed(name)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann\u3164", "Ann\uFE0F", "A\u034Fnn", "\u1160", "Ann\uDB40\uDD00"})
    void allows_no_name_that_only_looks_like_another(String name) {
        assertThat(Names.allowed(name)).isFalse();
    }
}
