// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.store.Message.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.store.StoreContract.delete;
import static parley.store.StoreContract.edit;
import static parley.store.StoreContract.text;

/// Reading a log: pages, search, what is unread.
interface PagesContract extends StoreContract {
    private Conversation of(String... texts) {
        Conversation c = group();
        List<Draft> drafts = new ArrayList<>();
        for (String text : texts) drafts.add(text(c, "id" + drafts.size(), text));
        store().messages().append(drafts);
        return c;
    }

    private Conversation with(int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) texts[i] = "text " + (i + 1);
        return of(texts);
    }

    private static List<Long> seqs(List<Message> page) {
        return page.stream().map(Message::seq).toList();
    }

    private static List<Long> range(long from, long to) {
        return from <= to ? LongStream.rangeClosed(from, to).boxed().toList()
                : LongStream.rangeClosed(to, from).boxed().toList().reversed();
    }

    @Test
    default void pages_through_a_log_from_either_end() {
        Conversation c = with(130);

        turn(c, store().messages());
        turn(c, reopened().messages());
        turn(c, store().messages());
    }

    private static void turn(Conversation c, Messages m) {
        assertThat(seqs(m.before(c.id(), Long.MAX_VALUE, 50))).isEqualTo(range(130, 81));
        assertThat(seqs(m.before(c.id(), 81, 50))).isEqualTo(range(80, 31));
        assertThat(seqs(m.before(c.id(), 31, 50))).isEqualTo(range(30, 1));
        assertThat(seqs(m.before(c.id(), 1, 50))).isEmpty();
        assertThat(seqs(m.after(c.id(), 0, 50))).isEqualTo(range(1, 50));
        assertThat(seqs(m.after(c.id(), 100, 50))).isEqualTo(range(101, 130));
        assertThat(seqs(m.after(c.id(), 130, 50))).isEmpty();
        assertThat(seqs(m.after(c.id(), 1_000, 50))).isEmpty();
        assertThat(seqs(m.before(c.id(), 1_000, 3))).isEqualTo(range(130, 128));
    }

    @Test
    default void a_page_holds_what_the_log_holds_now() {
        Conversation c = with(70);
        store().messages().before(c.id(), Long.MAX_VALUE, 50);

        stored(edit(c, "e", 60, "changed"));
        stored(delete(c, "d", 3));
        stored(text(c, "n", "newest"));

        List<Message> newest = store().messages().before(c.id(), Long.MAX_VALUE, 50);
        assertThat(seqs(newest)).isEqualTo(range(73, 24));
        assertThat(newest.getFirst().content().text()).isEqualTo("newest");
        assertThat(newest.get(73 - 60).content().text()).isEqualTo("changed");
        assertThat(store().messages().after(c.id(), 2, 1).getFirst().kind())
                .isEqualTo(Kind.DELETED);
    }

    @Test
    default void conversations_do_not_mix() {
        Conversation c = with(3);
        Conversation none = group();

        assertThat(store().messages().before(none.id(), Long.MAX_VALUE, 50)).isEmpty();
        assertThat(store().messages().after(none.id(), 0, 50)).isEmpty();
        assertThat(store().messages().lastSeq(none.id())).isZero();
        assertThat(store().messages().at(none.id(), 1)).isEmpty();
        assertThat(store().messages().at(c.id(), 4)).isEmpty();
    }

    @Test
    default void a_limit_is_positive_and_cut_down_to_the_most() {
        Conversation c = with(3);

        assertThatThrownBy(() -> store().messages().after(c.id(), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().messages().after(c.id(), 0, Integer.MAX_VALUE)).hasSize(3);
    }

    @Test
    default void finds_texts_that_hold_all_words_in_whatever_case() {
        Conversation c = of("Tea at Ångström's?", "coffee (at 5)", "TEA AT five", "a.c", "abc");
        stored(delete(c, "d", 3));
        stored(text(c, "t", "at tea"));

        assertThat(found(c, "tea at")).isEqualTo(List.of(7L, 1L));
        assertThat(found(c, "ÅNGSTRÖM")).isEqualTo(List.of(1L));
        assertThat(found(c, "(at 5)")).as("no pattern").isEqualTo(List.of(2L));
        assertThat(found(c, "a.c")).isEqualTo(List.of(4L));
        assertThat(found(c, "nothing")).isEmpty();
        assertThatThrownBy(() -> found(c, "  ")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Long> found(Conversation c, String words) {
        SearchPage page = store().messages().search(c.id(), words, Long.MAX_VALUE, 10);
        assertThat(page.beforeSeq()).as("all was looked at").isZero();
        return seqs(page.found());
    }

    @Test
    default void a_search_goes_on_where_it_stopped() {
        Conversation c = with(25);
        List<Long> all = new ArrayList<>();

        long before = Long.MAX_VALUE;
        int pages = 0;
        do {
            SearchPage page = store().messages().search(c.id(), "text", before, 10);
            all.addAll(seqs(page.found()));
            before = page.beforeSeq();
            pages++;
        } while (before > 0 && pages < 10);

        assertThat(all).isEqualTo(range(25, 1));
        assertThat(store().messages().search(group().id(), "x", Long.MAX_VALUE, 10))
                .isEqualTo(new SearchPage(List.of(), 0));
    }

    @Test
    default void counts_what_others_have_said_since() {
        Conversation c = with(3);
        String other = c.members().getLast().userId();
        stored(Draft.text(c.id(), other, "a", T0, "mine"));
        stored(edit(c, "e", 1, "x"));
        stored(delete(c, "d", 2));

        Messages m = store().messages();
        assertThat(m.count(c.id(), 0, other, 100)).as("1 and 3").isEqualTo(2);
        assertThat(m.count(c.id(), 0, Ids.user(), 100)).isEqualTo(3);
        assertThat(m.count(c.id(), 0, Ids.user(), 2)).isEqualTo(2);
        assertThat(m.count(c.id(), 3, other, 100)).isZero();
        assertThat(m.count(c.id(), 6, other, 100)).isZero();
        assertThat(reopened().messages().count(c.id(), 0, other, 100)).isEqualTo(2);
    }
}
