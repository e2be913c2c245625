// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentTest {
    private static final Segment HELLO =
            new Segment(Segment.Kind.DATA, 0xFFFF_FFFEL, "hello".getBytes(UTF_8));

    @ParameterizedTest
    @EnumSource
    void comes_out_as_it_went_in(Segment.Kind kind) {
        Segment sent = new Segment(kind, 0x8000_0001L, new byte[] {1, 2, 3});

        Segment got = Segment.decode(sent.encode()).orElseThrow();

        assertThat(got.kind()).isEqualTo(kind);
        assertThat(got.number()).isEqualTo(0x8000_0001L);
        assertThat(got.payload()).containsExactly(1, 2, 3);
    }

    @Test
    void begins_with_kind_and_number_in_network_order() {
        assertThat(HexFormat.of().formatHex(HELLO.encode()))
                .startsWith("00fffffffe").endsWith("68656c6c6f").hasSize(2 * 14);
    }

    @Test
    void shows_every_flipped_bit() {
        byte[] good = HELLO.encode();
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Segment.decode(bad)).as("bit %d flipped", bit).isEmpty();
        }
    }

    @Test
    void is_nothing_when_random_bytes_arrive() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(Segment.decode(bytes)).as("seed %d, round %d", seed, i).isEmpty();
        }
    }

    @Test
    void has_limits() {
        assertThatThrownBy(() -> Segment.of(Segment.Kind.END, Segment.MAX_NUMBER + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkTiming(() -> 0, Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Noise(1, 0, 0, 101, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("101");
    }

    @Test
    void prints_no_content() {
        assertThat(HELLO).hasToString("DATA 4294967294, 5 bytes");
    }
}
