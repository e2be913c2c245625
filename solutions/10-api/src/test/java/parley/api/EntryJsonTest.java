// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.http.Json;
import parley.store.Content;
import parley.store.Message;
import parley.store.Message.Kind;

/// What is written by hand, against what Jackson writes of the same.
class EntryJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:30:00Z");
    private static final String[] TEXTS = {
        "", "plain", "\"quoted\" \\ and / more", "line\nline\ttab\r\b\f\u0000\u001f\u007f",
        "Grüße, 你好, 🙂", "\u2028\u2029 </script>", "x".repeat(16 * 1024)};

    @Test
    void a_plain_entry_is_byte_for_byte_what_jackson_writes() {
        List<Message> messages = List.of(message(7, Kind.TEXT, AT, "Hello", List.of(), 0));

        assertThat(text(EntryJson.page(messages, 1)))
                .isEqualTo(text(Json.write(new Page<>(List.of(Entry.of(messages.getFirst())), "7"))))
                .isEqualTo("{\"items\":[{\"conversation\":\"d_a_b\",\"seq\":7,\"kind\":\"text\","
                        + "\"sender\":\"u_1\",\"id\":\"c-7\",\"at\":\"2026-11-21T09:30:00.000Z\","
                        + "\"format\":\"text\",\"text\":\"Hello\"}],\"next\":\"7\"}");
    }

    @Test
    void a_page_that_is_not_full_is_the_last_one() {
        List<Message> one = List.of(message(7, Kind.TEXT, AT, "Hello", List.of(), 0));

        assertThat(text(EntryJson.page(one, 2))).endsWith("\"next\":\"\"}");
        assertThat(text(EntryJson.page(List.of(), 2))).isEqualTo("{\"items\":[],\"next\":\"\"}");
    }

    @Test
    void every_field_and_every_text_is_what_jackson_writes() throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (String text : TEXTS) {
                long seq = messages.size() + 1;
                messages.add(message(seq, kind, AT.plusMillis(seq), text, List.of(), 0));
                messages.add(message(seq, kind, AT, text, List.of("f_1", "f_2"), seq));
            }
        }
        assertSame(messages);
    }

    @Test
    void a_thousand_chance_pages_are_what_jackson_writes() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            List<Message> messages = new ArrayList<>();
            for (int n = random.nextInt(4); n >= 0; n--) messages.add(chance(random));
            try {
                assertSame(messages);
            } catch (AssertionError e) {
                throw new AssertionError("with the seed " + seed, e);
            }
        }
    }

    private static void assertSame(List<Message> messages) throws IOException {
        String next = Long.toString(messages.getLast().seq());
        byte[] jackson = Json.write(new Page<>(messages.stream().map(Entry::of).toList(), next));

        byte[] ours = EntryJson.page(messages, messages.size());

        assertThat(Json.strict().readTree(ours)).isEqualTo(Json.strict().readTree(jackson));
    }

    private static Message chance(Random random) {
        int[] last = {0x80, 0x800, 0xD800, Character.MAX_CODE_POINT + 1};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(30); n > 0; n--)
            text.appendCodePoint(random.nextInt(last[random.nextInt(last.length)]));
        // Half of a surrogate pair becomes a question mark, as nothing else could be stored.
        String valid = new String(text.toString().getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        Kind[] kinds = Kind.values();
        return message(1 + random.nextLong(1L << random.nextInt(1, 62)),
                kinds[random.nextInt(kinds.length)],
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)), valid,
                random.nextBoolean() ? List.of() : List.of("f_" + random.nextInt()),
                random.nextInt(3));
    }

    private static Message message(long seq, Kind kind, Instant at, String text,
            List<String> files, long others) {
        String format = kind == Kind.NOTICE ? "joined" : "text";
        return new Message("d_a_b", seq, kind, "u_1", "c-" + seq, at,
                new Content(format, text, files, others), others, others);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
