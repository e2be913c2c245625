// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.ProtocolException;
import parley.testkit.Hint;
import parley.testkit.Likely;
import parley.testkit.Negative;
import parley.testkit.Principle;
import parley.testkit.Story;
import parley.testkit.Task;

class Base64TextTest {
    @Nested
    @Task(
            id = "3.7", title = "Put bytes into text", points = 5, minutes = 30, stretch = true,
            principle = Principle.INTEGRITY,
            what = """
                    `Base64Text` turns bytes into text that survives JSON, mail and copying, and
                    back. Do it by hand, without `java.util.Base64`.

                    - `encode`: three bytes are 24 bits, which are four characters of 6 bits. One or
                      two bytes at the end are filled up with zero bits, and with `==` or `=`.
                    - `decode`: the way back. A length that is no multiple of 4, a character outside
                      the alphabet and a `=` anywhere but at the end are an
                      IllegalArgumentException.
                    """,
            why = "`Picture` sends a picture as JSON, and JSON is text. After this you know why it takes a "
                    + "third more room, and why task 3.6 sends bytes.",
            page = "03-sockets/files.md#base64")
    @Hint("On paper: write the 24 bits of `Man` in one row and cut them into four. Which shifts and "
            + "masks do that?")
    @Hint("A byte is signed in Java: `b & 0xFF` makes 0 to 255 of it. `bits >> 18 & 63` is the first of "
            + "four groups.")
    @Hint("For decoding keep two numbers: the bits collected so far and how many they are. Each character "
            + "adds 6; whenever there are 8 or more, the highest 8 are the next byte. Only the last one "
            + "or two characters may be `=`.")
    class Task7 {
        /// [RFC 4648 §10](https://www.rfc-editor.org/rfc/rfc4648#section-10).
        @ParameterizedTest(name = "\"{0}\"")
        @CsvSource({"'',''", "f,Zg==", "fo,Zm8=", "foo,Zm9v", "foob,Zm9vYg==", "fooba,Zm9vYmE=",
                "foobar,Zm9vYmFy"})
        @Likely(cause = "The bits are cut at the wrong places, or the end is not filled up with =.")
        void encodes_what_the_rfc_shows(String text, String expected, Story story) {
            // Every row also looks at one that is not empty: an empty text must not earn.
            story.step("encode \"Man\"");
            story.expectText("the text", "TWFu", Base64Text.encode("Man".getBytes(UTF_8)));
            story.step("encode \"%s\"", text);
            story.expectText("the text", expected, Base64Text.encode(text.getBytes(UTF_8)));
        }

        @ParameterizedTest(name = "\"{1}\"")
        @CsvSource({"'',''", "f,Zg==", "fo,Zm8=", "foo,Zm9v", "foob,Zm9vYg==", "fooba,Zm9vYmE=",
                "foobar,Zm9vYmFy"})
        @Likely(cause = "Bits were lost or doubled between two characters, or the padding became bytes.")
        void decodes_what_the_rfc_shows(String expected, String text, Story story) {
            story.step("decode \"TWFu\"");
            story.expectBytes("the bytes", "Man".getBytes(UTF_8), Base64Text.decode("TWFu"));
            story.step("decode \"%s\"", text);
            story.expectBytes("the bytes", expected.getBytes(UTF_8), Base64Text.decode(text));
        }

        @Test
        @Likely(cause = "Bytes over 127 are negative in Java, and their sign got into the shifts.",
                misconception = "A Java byte is -128 to 127. Write b & 0xFF for 0 to 255.")
        void knows_every_byte_there_is(Story story) {
            byte[] all = new byte[256];
            for (int i = 0; i < all.length; i++) all[i] = (byte) i;
            String text = Base64.getEncoder().encodeToString(all);

            story.step("encode and decode the bytes 0 to 255");
            story.expectText("the text", text, Base64Text.encode(all));
            story.expectBytes("the bytes", all, Base64Text.decode(text));
        }

        @Test
        @Likely(cause = "The end is wrong for some lengths.")
        void agrees_with_the_jdk_at_every_length(Story story) {
            for (int length = 1; length < 100; length++) {
                byte[] bytes = new byte[length];
                new Random(length).nextBytes(bytes);
                String text = Base64.getEncoder().encodeToString(bytes);
                story.expectText(length + " bytes as text", text, Base64Text.encode(bytes));
                story.expectBytes("the bytes of " + text, bytes, Base64Text.decode(text));
            }
        }

        @Test
        @Likely(cause = "encode and decode do not fit together.")
        void brings_a_picture_through_json(Story story) {
            byte[] data = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};
            String json = new Picture("cat.png", data).toJson();
            story.step("write a picture as JSON and read it back");

            story.expectText("the JSON",
                    "{\"filename\":\"cat.png\",\"filedata\":\"iVBORw0KGgoA\"}", json);
            story.expectBytes("the picture", data, Picture.fromJson(json).filedata());
        }

        @ParameterizedTest(name = "\"{0}\"")
        @ValueSource(strings = {"Z", "Zg", "Zg=", "Zm9v=", "Zm9v====", "Z===", "====", "Zg==Zg==",
                "=Zg=", "Zm9!", "Zm 9", "Zm-_", "Zmé="})
        @Negative
        @Likely(cause = "The length was not looked at, a character outside the alphabet was skipped or "
                + "taken for a number, or a = stands where none may.",
                misconception = "What comes from outside is either right or refused. Do not repair it.")
        void refuses_what_is_no_base64(String text, Story story) {
            story.step("decode \"%s\"", text);
            story.expectThrows("this is no Base64", IllegalArgumentException.class,
                    () -> Base64Text.decode(text));
        }

        @Test
        @Negative
        @Likely(cause = "decode let a bad text pass.")
        void refuses_a_picture_that_is_no_base64(Story story) {
            story.expectThrows("filedata is no Base64", ProtocolException.class,
                    () -> Picture.fromJson("{\"filename\":\"cat.png\",\"filedata\":\"?\"}"));
        }
    }
}
