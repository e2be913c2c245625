// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.store.StoreContract.text;

/// Whatever people write comes back as it was.
interface TextsContract extends StoreContract {
    @Test
    default void keeps_empty_and_huge_texts() {
        Conversation c = group();
        List<String> texts = List.of("", " ", "\0", "\r\n\t", "x".repeat(Limits.MAX_TEXT_CHARS),
                "🐎".repeat(Limits.MAX_TEXT_CHARS / 2), "$set", "{\"a\":1}", "%s");

        List<Draft> drafts = new ArrayList<>();
        for (String t : texts) drafts.add(text(c, "id" + drafts.size(), t));
        store().messages().append(drafts);

        assertThat(reopened().messages().after(c.id(), 0, 50))
                .extracting(m -> m.content().text()).isEqualTo(texts);
    }

    @Test
    default void keeps_every_character_of_unicode() {
        Conversation c = group();
        List<Draft> drafts = new ArrayList<>();
        for (int plane = 0; plane <= 0x10; plane++) {
            for (int half = 0; half < 2; half++) {
                StringBuilder all = new StringBuilder();
                int first = plane << 16 | half << 15;
                for (int cp = first; cp < first + 0x8000; cp++) {
                    boolean surrogate = cp >= 0xd800 && cp <= 0xdfff;
                    if (!surrogate) all.appendCodePoint(cp);
                }
                drafts.add(text(c, "id" + first, all.toString()));
            }
        }

        store().messages().append(drafts);

        List<Message> stored = reopened().messages().after(c.id(), 0, 50);
        for (int i = 0; i < drafts.size(); i++)
            assertThat(stored.get(i).content().equals(drafts.get(i).content()))
                    .as("block %d", i).isTrue();
    }

    @Test
    default void replaces_halves_of_surrogate_pairs() {
        Conversation c = group();

        Message stored = stored(text(c, "1", "a\ud83dz"));

        assertThat(stored.content().text()).isEqualTo("a?z");
        assertThat(reopened().messages().at(c.id(), 1)).contains(stored);
    }

    @Test
    default void client_ids_may_hold_anything() {
        Conversation c = group();
        List<String> ids = List.of("a", "A", "a\0b", "a:b", "é", "e\u0301", "🐎".repeat(32));

        for (String id : ids) stored(text(c, id, id));

        assertThat(store().messages().lastSeq(c.id())).isEqualTo(ids.size());
        for (String id : ids) assertThat(store().messages().append(List.of(text(c, id, id))))
                .allMatch(Appended.Duplicate.class::isInstance);
    }

    @Test
    default void refuses_what_is_beyond_the_limits() {
        Conversation c = group();
        String tooLong = "x".repeat(Limits.MAX_TEXT_CHARS + 1);

        assertThatThrownBy(() -> text(c, "1", tooLong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text(c, "", "no client id"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text(c, "i".repeat(Limits.MAX_CLIENT_ID_CHARS + 1), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ids.check("../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().messages().append(
                java.util.Collections.nCopies(Limits.MAX_BATCH + 1, text(c, "1", ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void names_are_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Names.fold("ILIKE")).isEqualTo(Names.fold("ilike"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
