// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketFrameTest {
    private static String hex(WebSocketFrame frame, boolean client) {
        return HexFormat.ofDelimiter(" ").formatHex(WebSocketBytes.of(frame, client));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The examples of RFC 6455, section 5.7.
    @Test
    void lies_on_the_wire_as_in_the_examples_of_the_rfc() {
        byte[] hello = "Hello".getBytes(StandardCharsets.US_ASCII);

        assertThat(hex(WebSocketFrame.text("Hello"), false)).isEqualTo("81 05 48 65 6c 6c 6f");
        assertThat(hex(WebSocketFrame.text("Hello"), true))
            .isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(hex(WebSocketFrame.text("Hel").notLast(), false)).isEqualTo("01 03 48 65 6c");
        assertThat(hex(WebSocketFrame.continuation((byte) 'l', (byte) 'o'), false))
            .isEqualTo("80 02 6c 6f");
        assertThat(hex(WebSocketFrame.ping(hello), false)).isEqualTo("89 05 48 65 6c 6c 6f");
        assertThat(hex(WebSocketFrame.pong(hello), true))
            .isEqualTo("8a 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(hex(WebSocketFrame.binary(new byte[256]), false)).startsWith("82 7e 01 00 00");
        assertThat(hex(WebSocketFrame.binary(new byte[65536]), false))
            .startsWith("82 7f 00 00 00 00 00 01 00 00 00");
    }

    @ParameterizedTest
    @CsvSource({"125, 82 7d", "126, 82 7e 00 7e", "65535, 82 7e ff ff",
        "65536, 82 7f 00 00 00 00 00 01 00 00"})
    void takes_the_shortest_form_of_its_length(int bytes, String head) {
        String wire = hex(WebSocketFrame.binary(new byte[bytes]), false);

        assertThat(wire).startsWith(head + " 00");
        assertThat(wire.split(" ")).hasSize(head.split(" ").length + bytes);
    }

    @Test
    void breaks_each_rule_that_it_is_told_to_break() {
        WebSocketFrame hi = WebSocketFrame.text("Hi");

        assertThat(hex(hi.maskedWrongly(), true)).isEqualTo("81 02 48 69");
        assertThat(hex(hi.maskedWrongly(), false)).isEqualTo("81 82 37 fa 21 3d 7f 93");
        assertThat(hex(hi.reserving(4), false)).isEqualTo("c1 02 48 69");
        assertThat(hex(hi.inLongForm(), false)).isEqualTo("81 7f 00 00 00 00 00 00 00 02 48 69");
        assertThat(hex(WebSocketFrame.binary().announcing(1L << 31), false))
            .isEqualTo("82 7f 00 00 00 00 80 00 00 00");
        assertThat(hex(WebSocketFrame.binary().announcing(-1), false)).startsWith("82 7f ff ff");
        assertThat(hex(WebSocketFrame.ping(new byte[126]).notLast(), false))
            .startsWith("09 7e 00 7e");
        assertThat(hex(WebSocketFrame.close(1005, ""), false)).isEqualTo("88 02 03 ed");
    }

    @Test
    void says_what_it_is_in_a_few_words() {
        assertThat(WebSocketFrame.text("Hi")).hasToString("the text \"Hi\"");
        assertThat(WebSocketFrame.text("H").notLast())
            .hasToString("the first fragment of a text \"H\"");
        assertThat(WebSocketFrame.continuation((byte) 'i').notLast())
            .hasToString("the next fragment \"i\"");
        assertThat(WebSocketFrame.continuation((byte) 'i')).hasToString("the last fragment \"i\"");
        assertThat(WebSocketFrame.binary((byte) 0, (byte) 1))
            .hasToString("the binary message bytes 00 01");
        assertThat(WebSocketFrame.ping()).hasToString("a ping");
        assertThat(WebSocketFrame.close(1002, "no")).hasToString("a close 1002 \"no\"");
        assertThat(WebSocketFrame.of(WebSocketFrame.CLOSE, (byte) 3)).hasToString(
            "a close bytes 03");
        assertThat(WebSocketFrame.of(3).reserving(1))
            .hasToString("a frame with opcode 3, reserved bits 1");
        assertThat(WebSocketFrame.binary().announcing(1L << 31))
            .hasToString("the binary message, announcing 2,147,483,648 bytes");
        assertThat(WebSocketFrame.ping().notLast().maskedWrongly())
            .hasToString("the first fragment of a ping, masked wrongly");
    }

    @Test
    void is_cut_into_fragments_even_inside_a_character() {
        WebSocketFrame[] frames = Fragments.of(WebSocketFrame.text("é!"), 0, 1);

        assertThat(frames).extracting(WebSocketFrame::opcode).containsExactly(1, 0, 0);
        assertThat(frames).extracting(WebSocketFrame::last).containsExactly(false, false, true);
        assertThat(Arrays.stream(frames).map(f -> f.payload().length)).containsExactly(0, 1, 2);
        assertThat(text(frames[2].payload())).endsWith("!");
    }
}
