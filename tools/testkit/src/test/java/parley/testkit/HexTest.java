// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexTest {
    private static byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) bytes[i] = (byte) i;
        return bytes;
    }

    @Test
    void shows_offset_hex_and_text() {
        byte[] hello = "hello\r\nwörld, and so on".getBytes(StandardCharsets.UTF_8);

        assertThat(String.join("\n", Hex.dump(hello, 4))).isEqualTo("""
            0000  68 65 6c 6c 6f 0d 0a 77 c3 b6 72 6c 64 2c 20 61  hello..w..rld, a
            0010  6e 64 20 73 6f 20 6f 6e                          nd so on""");
    }

    @Test
    void cuts_after_some_rows_with_a_notice() {
        assertThat(Hex.dump(bytes(5_000), 2)).hasSize(3).last().isEqualTo("... 4,968 bytes more");
    }

    @Test
    void marks_the_wrong_byte_and_shows_the_rows_around_it() {
        assertThat(String.join("\n", Hex.marked(bytes(100), 37))).isEqualTo("""
            ... 16 bytes before
            0010  10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f  ................
            0020  20 21 22 23 24 25 26 27 28 29 2a 2b 2c 2d 2e 2f   !"#$%&'()*+,-./
                                 ^^
            0030  30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f  0123456789:;<=>?
            ... 36 bytes more""");
    }

    @Test
    void marks_where_bytes_are_missing() {
        assertThat(Hex.marked(bytes(2), 2)).containsExactly(
            "0000  00 01                                            ..",
            "            ^^ ends here");
        assertThat(Hex.marked(bytes(0), 0)).containsExactly("      ^^ ends here");
        assertThat(Hex.marked(bytes(16), 16)).last().isEqualTo("      ^^ ends here");
    }

    @Test
    void keeps_every_row_within_eighty_columns() {
        assertThat(Hex.dump(bytes(256), 16)).allMatch(row -> row.length() <= Prose.COLUMNS - 2);
    }
}
