// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameEncoderTest {
    /// Worked out by a program in another language, bit by bit.
    @ParameterizedTest(name = "type {0}, {1}")
    @CsvSource(textBlock = """
            1,   hello,   HELLO
            255, '',      EMPTY
            2,   žluť 🐎, HORSE
            """)
    void writes_what_another_program_writes(int type, String text, KnownFrame known) {
        assertThat(FrameEncoder.encode(new Frame(type, text.getBytes(UTF_8))))
                .isEqualTo(known.bytes());
    }

    @Test
    void writes_into_the_middle_of_a_little_endian_buffer() {
        ByteBuffer out = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN).position(3);

        FrameEncoder.encode(new Frame(1, "hello".getBytes(UTF_8)), out);

        assertThat(out.position()).isEqualTo(3 + 14);
        assertThat(out.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(HexFormat.of().formatHex(out.array(), 3, 17))
                .isEqualTo(HexFormat.of().formatHex(KnownFrame.HELLO.bytes()));
    }

    @Test
    void leaves_a_buffer_alone_that_is_too_small() {
        ByteBuffer out = ByteBuffer.allocate(13);

        assertThatThrownBy(() -> FrameEncoder.encode(new Frame(1, new byte[5]), out))
                .isInstanceOf(BufferOverflowException.class);
        assertThat(out.position()).isZero();
        assertThat(out.array()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"-1", "256"})
    void refuses_a_type_that_does_not_fit_a_byte(int type) {
        assertThatThrownBy(() -> new Frame(type, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(type));
    }

    @Test
    void compares_frames_by_content_and_prints_none_of_it() {
        Frame frame = new Frame(3, "secret".getBytes(UTF_8));

        assertThat(frame)
                .isEqualTo(new Frame(3, "secret".getBytes(UTF_8)))
                .hasSameHashCodeAs(new Frame(3, "secret".getBytes(UTF_8)))
                .isNotEqualTo(new Frame(4, "secret".getBytes(UTF_8)))
                .isNotEqualTo(new Frame(3, "secreT".getBytes(UTF_8)))
                .hasToString("Frame[type=3, 6 bytes]");
    }
}
