// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparedTest {
    private static String texts(String expected, String actual) {
        return String.join("\n", Compared.texts(expected, actual));
    }

    @Test
    void marks_the_first_character_that_differs() {
        assertThat(texts("hello", "hallo")).isEqualTo("""
            Expected: "hello"
            But was:  "hallo"
                        ^""");
    }

    @Test
    void marks_a_character_under_both_of_its_columns() {
        assertThat(texts("a你好", "a你们")).isEqualTo("""
            Expected: "a你好"
            But was:  "a你们"
                          ^^""");
    }

    @Test
    void says_where_a_text_ends_too_early() {
        assertThat(texts("hello", "hel")).isEqualTo("""
            Expected: "hello"
            But was:  "hel"
                          ^ ends here""");
    }

    @Test
    void marks_what_is_too_much() {
        assertThat(texts("hello", "hello\r\n")).isEqualTo("""
            Expected: "hello"
            But was:  "hello\\r\\n"
                            ^^""");
    }

    @Test
    void shows_the_part_of_long_texts_in_which_they_differ() {
        String same = "0123456789".repeat(30);

        assertThat(texts(same + "right" + same, same + "wrong" + same)).isEqualTo("""
            Expected: ..."01234567890123456789right0123456789012345678"... 281 more
            But was:  ..."01234567890123456789wrong0123456789012345678"... 281 more
                                              ^""");
    }

    @Test
    void keeps_every_line_within_eighty_columns() {
        String escaped = "\u0001".repeat(200);

        assertThat(Compared.texts(escaped, escaped + "x"))
            .allMatch(l -> l.length() <= Prose.COLUMNS);
        assertThat(Compared.texts("x" + escaped, escaped))
            .allMatch(l -> l.length() <= Prose.COLUMNS);
        assertThat(Compared.texts("", "好".repeat(200)))
            .allMatch(line -> Escape.columns(line) <= Prose.COLUMNS);
    }

    @Test
    void names_the_first_wrong_byte() {
        assertThat(String.join("\n",
            Compared.bytes(new byte[] {0, 0, 0, 5}, new byte[] {5, 0, 0, 0})))
            .isEqualTo("""
                Expected: 4 bytes
                  0000  00 00 00 05                                      ....
                But was:  4 bytes, the first wrong one is byte 0
                  0000  05 00 00 00                                      ....
                        ^^""");
    }

    @Test
    void says_how_far_bytes_are_right() {
        assertThat(String.join("\n", Compared.bytes(new byte[] {1, 2, 3}, new byte[] {1, 2})))
            .isEqualTo("""
            Expected: 3 bytes
              0000  01 02 03                                         ...
            But was:  2 bytes, right as far as they go
              0000  01 02                                            ..
                          ^^ ends here""");
        assertThat(Compared.bytes(new byte[] {1}, new byte[0])).last()
            .isEqualTo("But was:  0 bytes");
    }

    @Test
    void says_the_sizes_of_pieces_in_short() {
        assertThat(Shown.sizes(1, 2, 3)).isEqualTo("1, 2 and 3 bytes");
        assertThat(Shown.sizes(7, 7, 7)).isEqualTo("7 bytes each");
        assertThat(Shown.sizes(1, 1)).isEqualTo("1 byte each");
    }
}
