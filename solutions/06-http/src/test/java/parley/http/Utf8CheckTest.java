// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.framing.ProtocolException;

/// The JDK's own decoder is the judge.
class Utf8CheckTest {
    @Test
    void every_pair_of_bytes_is_judged_as_the_jdk_judges_it() {
        for (int i = 0; i < 0x10000; i++) same(new byte[] {(byte) (i >> 8), (byte) i});
    }

    @Test
    void every_three_bytes_around_the_borders_are_judged_as_the_jdk_judges_them() {
        for (int first = 0xC0; first < 0x100; first++) {
            for (int i = 0; i < 0x10000; i += 7) {
                same(new byte[] {(byte) first, (byte) (i >> 8), (byte) i});
            }
        }
    }

    @Test
    void four_bytes_around_the_borders_are_judged_as_the_jdk_judges_them() {
        int[] edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        for (int first = 0xED; first < 0x100; first++) {
            for (int second : edges) for (int third : edges) for (int fourth : edges) {
                same(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
            }
        }
    }

    @Test
    void random_texts_with_one_damaged_byte_are_judged_as_the_jdk_judges_them() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            int[] points = random.ints(random.nextInt(40), 0, 0x110000)
                    .map(p -> random.nextInt(3) > 0 ? p % 0x80 : p)
                    .filter(p -> p < 0xD800 || p > 0xDFFF).toArray();
            byte[] text = new String(points, 0, points.length).getBytes(StandardCharsets.UTF_8);
            same(text);
            if (text.length > 0) text[random.nextInt(text.length)] = (byte) random.nextInt();
            assertThat(accepts(text, 1 + random.nextInt(9))).as("seed %d", seed)
                    .isEqualTo(jdkAccepts(text));
        }
    }

    private static void same(byte[] text) {
        boolean expected = jdkAccepts(text);
        for (int slice = 1; slice <= Math.max(1, text.length); slice += 3) {
            if (accepts(text, slice) != expected) assertThat(text).as("in " + slice).isNull();
        }
    }

    private static boolean accepts(byte[] text, int slice) {
        Utf8Check check = new Utf8Check();
        try {
            for (int from = 0; from < text.length; from += slice) {
                check.take(text, from, Math.min(text.length, from + slice));
            }
            check.end();
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }

    private static boolean jdkAccepts(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
