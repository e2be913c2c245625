// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeTest {
    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
        "hello,\"hello\"",
        "你好 grüße,\"你好 grüße\"",
        "\u0000\u0007,\"\\u0000\\u0007\"",
        "a\u202Eb,\"a\\u202eb\"",
        "\uFFFD,\"\\ufffd\"",
        "\uD83D,\"\\ud83d\"",
        "😀,\"😀\"",
        "\uDBFF\uDFFF,\"\\u{10ffff}\"",
        "C:\\dir,\"C:\\\\dir\"",
    })
    void quotes_text_so_that_a_terminal_can_show_it(String text, String quoted) {
        assertThat(Escape.quote(text)).isEqualTo(quoted);
    }

    @Test
    void shows_line_ends_and_quotes_as_in_java() {
        assertThat(Escape.quote("a \"b\"\r\n\tc")).isEqualTo("\"a \\\"b\\\"\\r\\n\\tc\"");
    }

    @Test
    void cuts_a_long_text_with_a_notice() {
        assertThat(Escape.quote("x".repeat(5_000)))
            .isEqualTo("\"" + "x".repeat(Escape.MAX_QUOTED) + "\"... 4,956 characters more");
    }

    @Test
    void never_quotes_more_columns_than_a_step_has_room_for() {
        assertThat(Escape.columns(Escape.quote("好".repeat(100)))).isLessThan(Prose.COLUMNS);
        assertThat(Escape.columns(Escape.quote("\u0001".repeat(100)))).isLessThan(Prose.COLUMNS);
    }

    @Test
    void tells_bytes_in_the_shortest_way_that_can_be_read() {
        assertThat(Escape.brief("hi\r\n".getBytes(StandardCharsets.UTF_8)))
            .isEqualTo("\"hi\\r\\n\"");
        assertThat(Escape.brief(new byte[] {0, 0, 0, 5, (byte) 0xC3}))
            .isEqualTo("bytes 00 00 00 05 c3");
        assertThat(Escape.brief(new byte[5_000])).isEqualTo("5,000 bytes");
        assertThat(Escape.brief(new byte[0])).isEqualTo("0 bytes");
    }

    @Test
    void does_not_take_half_a_character_for_text() {
        byte[] half = {'h', 'i', (byte) 0xC3};

        assertThat(Escape.asText(half)).isEmpty();
    }

    @Test
    void counts_in_plain_english() {
        assertThat(Escape.count(1, "byte")).isEqualTo("1 byte");
        assertThat(Escape.count(4_096, "byte")).isEqualTo("4,096 bytes");
    }
}
