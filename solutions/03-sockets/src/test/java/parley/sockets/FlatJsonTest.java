// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {
    @Test
    void reads_texts_and_whole_numbers_between_white_space() {
        assertThat(FlatJson.read(" {\t\"name\" : \"cat\" ,\r\n\"size\":-12 , \"zero\":0} "))
                .isEqualTo(Map.of("name", "cat", "size", -12L, "zero", 0L));
        assertThat(FlatJson.read("{}")).isEmpty();
        assertThat(FlatJson.read("{ }")).isEmpty();
    }

    @Test
    void reads_every_escape() {
        assertThat(FlatJson.read("{\"t\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u017e\\ud83d\\udc0e🐎\"}"))
                .containsEntry("t", "\"\\/\b\f\n\r\tž🐎🐎");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "null", "[]", "\"a\"", "{", "}", "{\"a\"}", "{\"a\":}", "{a:1}",
            "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{\"a\":1}}", "{\"a\":1}x", "{\"a\":01}",
            "{\"a\":1.0}", "{\"a\":1e3}", "{\"a\":+1}", "{\"a\":-}", "{\"a\":true}", "{\"a\":null}",
            "{\"a\":{}}", "{\"a\":[]}", "{\"a\":1,\"a\":1}", "{'a':1}", "{\"a\":\"b}", "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud83d\"}", "{\"a\":\"\\udc0e\"}", "{\"a\":\"tab\there\"}",
            "{\"a\":1234567890123456789012}", "/**/{}", "{\"a\":\u00a01}"})
    void refuses_everything_else_with_the_place(String text) {
        assertThatThrownBy(() -> FlatJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" at character ");
    }

    @Test
    void refuses_more_members_than_the_limit() {
        StringBuilder text = new StringBuilder("{\"m\":0");
        for (int i = 1; i <= FlatJson.MAX_MEMBERS; i++) text.append(",\"m").append(i).append("\":1");

        assertThatThrownBy(() -> FlatJson.read(text + "}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reads_back_what_it_wrote() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = random.ints(random.nextInt(20), 0, 0x11000)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            Map<String, Object> members = Map.of("text", text, "number", (long) random.nextInt());

            assertThat(FlatJson.read(FlatJson.write(members))).as("seed %d", seed).isEqualTo(members);
        }
    }

    @Test
    void takes_a_megabyte_of_text_without_running_out_of_stack() {
        String text = "x".repeat(1 << 20);

        assertThat(FlatJson.read("{\"a\":\"" + text + "\"}")).containsEntry("a", text);
    }
}
