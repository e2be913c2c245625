// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import parley.messenger.ClientEvent.Entry;

/// A conversation whose words are always the same, between a client whose line is cut somewhere
/// and Ben, whose line is not. Nobody says anything before all of the last word has come.
final class CutTalk {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /// Words of the client begin with `a`; while it is away, Ben says the two in the middle.
    private static final List<String> WORDS = List.of("a1", "b1", "a2", "b2", "a3", "b3",
            "b4", "b5", "a4", "b6", "a5", "a6");
    private static final int LEAVES_BEFORE = 6;
    private static final int COMES_BEFORE = 8;

    private final CutWorld.Pair pair;
    private final CutLine line;
    private final Map<Long, String> acknowledged = new HashMap<>();
    private final List<Entry> heard = new ArrayList<>();

    CutTalk(CutWorld.Pair pair, CutLine line) {
        this.pair = pair;
        this.line = line;
    }

    /// Says everything and compares who has heard what.
    ///
    /// @param beforeTheEnd done when all is said and the line still stands
    /// @throws AssertionError when a side has not each entry exactly once and in order
    void run(Runnable beforeTheEnd) throws IOException, InterruptedException, TimeoutException {
        try (var client = MessengerClient.over(line, pair.token(), "cut")) {
            client.user(LIMIT);
            for (int i = 0; i < WORDS.size(); i++) {
                if (i == LEAVES_BEFORE) line.leave();
                if (i == COMES_BEFORE) {
                    line.comeBack();
                    while (heardFromBen() < 5) hear(client);
                }
                boolean away = i >= LEAVES_BEFORE && i < COMES_BEFORE;
                say(client, WORDS.get(i), away);
            }
            client.next(Duration.ZERO).ifPresent(this::note);
            beforeTheEnd.run();
        }
        compare();
    }

    private void say(MessengerClient client, String word, boolean away)
            throws IOException, InterruptedException, TimeoutException {
        if (word.startsWith("a")) {
            acknowledged.put(client.send(pair.conversation(), word, LIMIT), word);
            pair.benHears();
        } else {
            pair.benSays(word);
            long before = heardFromBen();
            while (!away && heardFromBen() == before) hear(client);
        }
    }

    private void hear(MessengerClient client) throws InterruptedException {
        note(client.next(LIMIT).orElseThrow(
                () -> new AssertionError("nothing more came after " + heard)));
    }

    private void note(ClientEvent event) {
        if (event instanceof Entry entry) heard.add(entry);
    }

    private long heardFromBen() {
        return heard.stream().filter(entry -> entry.text().startsWith("b")).count();
    }

    private void compare() throws InterruptedException {
        assertThat(heard).extracting(Entry::seq).as("heard").isSorted().doesNotHaveDuplicates();
        Map<Long, String> known = new HashMap<>(acknowledged);
        heard.forEach(entry -> known.merge(entry.seq(), entry.text(), CutTalk::same));
        assertThat(known).as("heard and acknowledged").isEqualTo(numbered());
        assertThat(pair.history()).as("history").isEqualTo(WORDS);
        assertThat(pair.benHeard()).as("heard by Ben").isEqualTo(WORDS);
    }

    private static String same(String one, String other) {
        return one.equals(other) ? one : one + " and " + other;
    }

    private static Map<Long, String> numbered() {
        var numbered = new HashMap<Long, String>();
        for (int i = 0; i < WORDS.size(); i++) numbered.put(i + 1L, WORDS.get(i));
        return numbered;
    }
}
