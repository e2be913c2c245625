// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of RFC 6455 for what a peer may send, a row each: the section, what arrives, what must
/// come of it. Every row is fed whole and cut at 1, 2, 3 and 7 bytes, to a client as it stands and
/// to a server masked (unless the row is about masking itself).
class Rfc6455Test {
    private static final int LIMIT = 70_000;
    private static final int[] SLICES = {Integer.MAX_VALUE, 1, 2, 3, 7};

    record Row(String section, String rule, String hex, List<String> expected) {
        @Override
        public String toString() {
            return "§" + section + " " + rule;
        }
    }

    private static Row row(String section, String rule, String hex, String... expected) {
        return new Row(section, rule, hex, List.of(expected));
    }

    static Stream<Row> rows() {
        return Stream.of(
            row("5.7", "a single-frame text", "81 05 48656c6c6f", "text Hello"),
            row("5.7", "a fragmented text", "01 03 48656c 80 02 6c6f", "text Hello"),
            row("5.7", "a ping with a body", "89 05 48656c6c6f", "ping 48656c6c6f"),
            row("5.7", "a pong with a body", "8a 05 48656c6c6f", "pong 48656c6c6f"),
            row("5.7", "256 bytes of binary", "82 7e 0100 " + "ab".repeat(256), "binary 256 bytes"),
            row("5.7", "64 KiB of binary", "82 7f 0000000000010000 " + "cd".repeat(65536),
                "binary 65536 bytes"),
            row("5.2", "RSV1 without an extension", "c1 00", "FAIL 1002"),
            row("5.2", "RSV2 without an extension", "a1 00", "FAIL 1002"),
            row("5.2", "RSV3 without an extension", "91 00", "FAIL 1002"),
            row("5.2", "opcode 3 is reserved", "83 00", "FAIL 1002"),
            row("5.2", "opcode 4 is reserved", "84 00", "FAIL 1002"),
            row("5.2", "opcode 5 is reserved", "85 00", "FAIL 1002"),
            row("5.2", "opcode 6 is reserved", "86 00", "FAIL 1002"),
            row("5.2", "opcode 7 is reserved", "87 00", "FAIL 1002"),
            row("5.2", "opcode 11 is reserved", "8b 00", "FAIL 1002"),
            row("5.2", "opcode 12 is reserved", "8c 00", "FAIL 1002"),
            row("5.2", "opcode 13 is reserved", "8d 00", "FAIL 1002"),
            row("5.2", "opcode 14 is reserved", "8e 00", "FAIL 1002"),
            row("5.2", "opcode 15 is reserved", "8f 00", "FAIL 1002"),
            row("5.2", "an empty text", "81 00", "text "),
            row("5.2", "an empty binary", "82 00", "binary "),
            row("5.2", "125 bytes in the short form", "82 7d " + "00".repeat(125),
                "binary 125 bytes"),
            row("5.2", "126 bytes in two", "82 7e 007e " + "00".repeat(126), "binary 126 bytes"),
            row("5.2", "125 bytes in two are not minimal", "82 7e 007d " + "00".repeat(125),
                "FAIL 1002"),
            row("5.2", "no bytes in two are not minimal", "82 7e 0000", "FAIL 1002"),
            row("5.2", "65535 bytes in two", "82 7e ffff " + "00".repeat(65535),
                "binary 65535 bytes"),
            row("5.2", "65535 bytes in eight are not minimal", "82 7f 000000000000ffff",
                "FAIL 1002"),
            row("5.2", "5 bytes in eight are not minimal", "81 7f 0000000000000005 48656c6c6f",
                "FAIL 1002"),
            row("5.2", "the highest bit of eight is 0", "82 7f 8000000000010000", "FAIL 1002"),
            row("5.2", "two messages in a row", "81 01 41 82 01 42", "text A", "binary 42"),
            row("5.4", "three fragments", "01 01 41 00 01 42 80 01 43", "text ABC"),
            row("5.4", "fragments of binary", "02 01 01 80 01 02", "binary 0102"),
            row("5.4", "empty fragments", "01 00 00 00 80 00", "text "),
            row("5.4", "an empty first and a full last fragment", "01 00 80 02 4142", "text AB"),
            row("5.4", "a control frame between fragments", "01 01 41 89 01 70 80 01 42",
                "ping 70", "text AB"),
            row("5.4", "two control frames between fragments",
                "01 01 41 8a 00 89 00 00 00 89 01 71 80 01 42", "pong ", "ping ", "ping 71",
                "text AB"),
            row("5.4", "a close between fragments", "01 01 41 88 02 03e8", "close 1000 "),
            row("5.4", "a continuation of nothing", "80 01 41", "FAIL 1002"),
            row("5.4", "an open continuation of nothing", "00 01 41", "FAIL 1002"),
            row("5.4", "a continuation after the last", "01 01 41 80 01 42 80 01 43",
                "text AB", "FAIL 1002"),
            row("5.4", "a continuation after a whole message", "81 01 41 80 01 42",
                "text A", "FAIL 1002"),
            row("5.4", "a text inside a text", "01 01 41 81 01 42", "FAIL 1002"),
            row("5.4", "a binary inside a text", "01 01 41 82 01 42", "FAIL 1002"),
            row("5.5", "a ping in parts", "09 01 41", "FAIL 1002"),
            row("5.5", "a pong in parts", "0a 01 41", "FAIL 1002"),
            row("5.5", "a close in parts", "08 02 03e8", "FAIL 1002"),
            row("5.5", "a ping of 125 bytes", "89 7d " + "00".repeat(125), "ping 125 bytes"),
            row("5.5", "a ping of 126 bytes", "89 7e 007e " + "00".repeat(126), "FAIL 1002"),
            row("5.5", "a close of 126 bytes", "88 7e 007e 03e8 " + "61".repeat(124), "FAIL 1002"),
            row("5.5", "a pong of 2^16 bytes", "8a 7f 0000000000010000", "FAIL 1002"),
            row("5.5.1", "a close without a code", "88 00", "close 1005 "),
            row("5.5.1", "a close with a code", "88 02 03e8", "close 1000 "),
            row("5.5.1", "a close with a reason", "88 05 03e9 627965", "close 1001 bye"),
            row("5.5.1", "the longest reason", "88 7d 03e8 " + "61".repeat(123),
                "close 1000 " + "a".repeat(123)),
            row("5.5.1", "a close of a single byte", "88 01 03", "FAIL 1002"),
            row("5.5.1", "a reason that is not UTF-8", "88 03 03e8 ff", "FAIL 1007"),
            row("5.5.1", "a reason with half a character", "88 04 03e8 e282", "FAIL 1007"),
            row("1.4", "nothing counts after a close", "88 02 03e8 81 01 41 ff ff",
                "close 1000 "),
            row("5.5.2", "a ping without a body", "89 00", "ping "),
            row("5.5.3", "a pong that nobody asked for", "8a 00", "pong "),
            row("5.6", "a text of many characters", "81 0a e4bda0 e5a5bd f09f908e",
                "text \u4f60\u597d\ud83d\udc0e"),
            row("8.1", "a text that is not UTF-8", "81 02 c328", "FAIL 1007"),
            row("8.1", "damage in the first fragment fails before the last", "01 01 ff",
                "FAIL 1007"),
            row("8.1", "damage in a frame that is not complete", "81 7e 1000 41 c0", "FAIL 1007"),
            row("8.1", "a character cut by fragments", "01 02 e4bd 80 01 a0", "text \u4f60"),
            row("8.1", "a character cut by a ping too", "01 01 f0 00 02 9f90 89 00 80 01 8e",
                "ping ", "text \ud83d\udc0e"),
            row("8.1", "half a character at the end", "81 02 e4bd", "FAIL 1007"),
            row("8.1", "half a character at the end of the last fragment", "01 01 41 80 01 e4",
                "FAIL 1007"),
            row("8.1", "binary need not be UTF-8", "82 01 ff", "binary ff"),
            row("10.4", "a frame above the limit", "82 7f 0000000000011171", "FAIL 1009"),
            row("10.4", "a frame far above the limit", "82 7f 7fffffffffffffff", "FAIL 1009"),
            row("10.4", "fragments above the limit together",
                "02 7e ffff " + "00".repeat(65535) + " 80 7e 1172", "FAIL 1009"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_client_follows_the_rule(Row row) {
        for (int slice : SLICES) {
            assertThat(Events.of(Role.CLIENT, LIMIT, bytes(row.hex()), slice))
                .as("in slices of %d", slice).isEqualTo(row.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_server_follows_the_rule(Row row) {
        byte[] masked = Masked.frames(bytes(row.hex()), 0x37fa213d);
        for (int slice : SLICES) {
            assertThat(Events.of(Role.SERVER, LIMIT, masked, slice))
                .as("in slices of %d", slice).isEqualTo(row.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("rowsOfMasks")
    void each_end_insists_on_its_kind_of_frames(Role self, String hex, List<String> expected) {
        for (int slice : SLICES) {
            assertThat(Events.of(self, LIMIT, bytes(hex), slice))
                .as("§5.1, in slices of %d", slice).isEqualTo(expected);
        }
    }

    static Stream<Arguments> rowsOfMasks() {
        return Stream.of(
            rowOfMask(Role.SERVER, "81 85 37fa213d 7f9f4d5158", "text Hello"),
            rowOfMask(Role.SERVER, "81 85 00000000 48656c6c6f", "text Hello"),
            rowOfMask(Role.SERVER, "81 05 48656c6c6f", "FAIL 1002"),
            rowOfMask(Role.SERVER, "89 00", "FAIL 1002"),
            rowOfMask(Role.SERVER, "88 02 03e8", "FAIL 1002"),
            rowOfMask(Role.CLIENT, "81 85 37fa213d 7f9f4d5158", "FAIL 1002"),
            rowOfMask(Role.CLIENT, "89 80 00000000", "FAIL 1002"));
    }

    private static Arguments rowOfMask(
            Role self, String hex, String expected) {
        return Arguments.of(self, hex, List.of(expected));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
