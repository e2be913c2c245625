// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The newest messages in memory are those of the database, or none.
class RecentTest {
    private static final String C = Ids.group();

    private final Recent recent = new Recent(1 << 20);

    private static Message text(long seq, String text) {
        return Draft.text(C, "u_me", "c" + seq, StoreContract.T0, text).numbered(seq, 0);
    }

    /// Messages from one number down to another, as they are read.
    private static List<Message> read(long from, long to) {
        return LongStream.rangeClosed(to, from).mapToObj(s -> text(s, "text")).toList().reversed();
    }

    @Test
    void what_was_read_before_a_change_is_not_taken_after_it() {
        for (Message changed : List.of(text(3, "a new one"), text(1, "old").edited(
                Content.text("edited"), 3))) {
            Recent.Ticket ticket = recent.ticket(C);
            recent.stored(List.of(changed));
            recent.offer(C, ticket, read(2, 1));

            assertThat(recent.before(C, Long.MAX_VALUE, 2)).isEmpty();
            recent.clear();
        }
    }

    @Test
    void what_was_read_is_given_and_grows_with_what_is_stored() {
        recent.offer(C, recent.ticket(C), read(2, 1));
        recent.stored(List.of(text(3, "three"), text(4, "four")));

        assertThat(recent.before(C, Long.MAX_VALUE, 10).orElseThrow()).extracting(Message::seq)
                .containsExactly(4L, 3L, 2L, 1L);
        assertThat(recent.after(C, 2, 1).orElseThrow()).containsExactly(text(3, "three"));
        assertThat(recent.after(C, 4, 10)).contains(List.of());
    }

    @Test
    void what_is_older_than_the_oldest_here_is_not_known() {
        List<Message> messages = new ArrayList<>(read(1_000, 1).reversed());
        recent.stored(messages);

        assertThat(recent.before(C, Long.MAX_VALUE, 50).orElseThrow()).hasSize(50);
        assertThat(recent.before(C, Long.MAX_VALUE, 500)).isEmpty();
        assertThat(recent.before(C, 500, 1)).isEmpty();
        assertThat(recent.after(C, 500, 1)).isEmpty();
    }

    @Test
    void memory_is_bounded_in_bytes() {
        Recent small = new Recent(100_000);
        for (int i = 0; i < 1_000; i++) small.stored(List.of(new Message("g_" + i, 1,
                Message.Kind.TEXT, "u_me", "c", StoreContract.T0, Content.text("x".repeat(1_000)),
                0, 0)));
        for (int i = 0; i < 1_000; i++) small.ticket("g_unknown" + i);

        assertThat(small.before("g_0", Long.MAX_VALUE, 1)).isEmpty();
        assertThat(small.conversations()).isLessThan(300);
    }
}
