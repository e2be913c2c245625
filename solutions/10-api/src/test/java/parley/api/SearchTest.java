// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.accounts.Identity;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Edit;
import parley.api.ClientMessage.Send;
import parley.store.Draft;
import parley.store.SearchPage;

/// Looking for words in what was said.
@Timeout(60)
class SearchTest {
    @TempDir
    Path folder;

    private World world;
    private Identity ann;
    private Identity bob;
    private String direct;

    @BeforeEach
    void two_contacts() {
        world = new World(folder);
        ann = world.person("ann");
        bob = world.person("bob");
        direct = world.direct(ann, bob);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void say(String id, String text) {
        world.messenger.posting().send(ann, Send.text(id, direct, text));
    }

    private Found search(Identity who, String words, long before, int limit) {
        return world.messenger.history().search(who, direct, words, before, limit);
    }

    private List<String> found(String words) {
        return search(bob, words, Long.MAX_VALUE, 50).items().stream().map(Entry::id).toList();
    }

    private ErrorCode refusal(Runnable call) {
        return catchThrowableOfType(ApiException.class, call::run).code();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            tea,             both
            TEA,             both
            tea green,       green
            '  green   tea ', green
            tea milk,        ''
            ÉCLAIR,          both
            éclair,          both
            clai,            both
            .*,              ''
            """)
    void finds_texts_with_all_words_in_whatever_case(String words, String which) {
        say("one", "Black TEA and an éclair");
        say("two", "green tea, and an Éclair");
        say("three", "nothing of that kind");

        assertThat(found(words)).isEqualTo(switch (which) {
            case "both" -> List.of("two", "one");
            case "green" -> List.of("two");
            default -> List.of();
        });
    }

    @Test
    void pages_through_everything_once_and_says_when_it_ends() {
        for (int i = 1; i <= 7; i++) say("m" + i, i % 2 == 0 ? "even" : "odd");
        List<String> all = new ArrayList<>();
        int pages = 0;

        for (long before = Long.MAX_VALUE; before != 0; pages++) {
            Found page = search(bob, "odd", before, 2);
            page.items().forEach(entry -> all.add(entry.id()));
            before = page.nextBefore();
        }

        assertThat(all).containsExactly("m7", "m5", "m3", "m1");
        assertThat(pages).isLessThanOrEqualTo(3);
    }

    @Test
    void goes_on_behind_what_one_call_looks_at() {
        say("needle", "a needle");
        List<Draft> hay = IntStream.rangeClosed(1, SearchPage.MAX_SCANNED + 10)
                .mapToObj(i -> Draft.text(direct, ann.userId(), "h" + i, Instant.EPOCH, "hay"))
                .toList();
        world.store.real.messages().append(hay);

        Found first = search(bob, "needle", Long.MAX_VALUE, 10);
        Found second = search(bob, "needle", first.nextBefore(), 10);

        assertThat(first.items()).isEmpty();
        assertThat(first.nextBefore()).isPositive();
        assertThat(second.items()).extracting(Entry::id).containsExactly("needle");
        assertThat(second.nextBefore()).isZero();
    }

    @Test
    void finds_nothing_that_was_edited_away_or_deleted() {
        say("edited", "the secret word");
        say("deleted", "another secret");
        world.messenger.posting().edit(ann, new Edit("e", direct, 1, "a harmless word"));
        world.messenger.posting().delete(ann, new Delete("d", direct, 2));

        assertThat(found("secret")).isEmpty();
        assertThat(found("harmless")).contains("edited");
    }

    @Test
    void shows_who_is_no_member_nothing_and_a_blocked_one_what_was() {
        say("one", "the secret word");
        Identity eve = world.person("eve");
        world.messenger.contacting().block(ann, bob.userId());

        assertThat(refusal(() -> search(eve, "secret", Long.MAX_VALUE, 10)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(found("secret")).containsExactly("one");
    }

    @Test
    void refuses_what_is_no_search() {
        String seventeen = "a b c d e f g h i j k l m n o p q";

        for (String words : List.of("", "   ", "x".repeat(Limit.SEARCH_CHARS.number() + 1),
                seventeen))
            assertThat(refusal(() -> search(bob, words, Long.MAX_VALUE, 10)))
                    .as("'%s'", words).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(refusal(() -> search(bob, "tea", -1, 10))).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(refusal(() -> search(bob, "tea", 9, 0))).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(search(bob, seventeen.substring(2), Long.MAX_VALUE, 10).items()).isEmpty();
    }
}
