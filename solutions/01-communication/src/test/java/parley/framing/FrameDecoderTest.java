// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    private static final int LIMIT = 100_000;

    private final List<Frame> frames = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(LIMIT);

    @ParameterizedTest(name = "in slices of {0} bytes")
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 10, 4096, 1_000_000})
    void finds_the_same_frames_in_slices_of_any_size(int slice) {
        List<Frame> sent = List.of(
                frame(1, "hello"), frame(255, ""), frame(0, ""), frame(2, "žluť 🐎"),
                new Frame(7, noise(LIMIT)), frame(9, "the last one"));
        byte[] bytes = encoded(sent);

        for (int at = 0; at < bytes.length; at += slice)
            feed(ByteBuffer.wrap(bytes, at, Math.min(slice, bytes.length - at)));

        assertThat(frames).isEqualTo(sent);
        assertThat(decoder.betweenFrames()).isTrue();
    }

    @Test
    void reads_what_another_program_wrote() {
        feed(ByteBuffer.wrap(KnownFrame.HELLO.bytes()));
        feed(ByteBuffer.wrap(KnownFrame.EMPTY.bytes()));
        feed(ByteBuffer.wrap(KnownFrame.HORSE.bytes()));

        assertThat(frames).containsExactly(frame(1, "hello"), frame(255, ""), frame(2, "žluť 🐎"));
    }

    @Test
    void keeps_what_it_found_when_the_caller_reuses_the_buffer() {
        byte[] buffer = KnownFrame.HELLO.bytes();

        feed(ByteBuffer.wrap(buffer));
        Arrays.fill(buffer, (byte) 0);

        assertThat(frames).containsExactly(frame(1, "hello"));
    }

    @Test
    void takes_only_what_lies_between_position_and_limit_of_a_direct_buffer() {
        ByteBuffer in = ByteBuffer.allocateDirect(40).position(5);
        in.put(KnownFrame.HELLO.bytes()).flip().position(5);

        feed(in);

        assertThat(frames).containsExactly(frame(1, "hello"));
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void knows_at_every_byte_whether_a_frame_is_open() {
        byte[] bytes = KnownFrame.HELLO.bytes();

        for (int at = 0; at < bytes.length; at++) {
            assertThat(decoder.betweenFrames()).as("before byte %d", at).isEqualTo(at == 0);
            feed(ByteBuffer.wrap(bytes, at, 1));
        }

        assertThat(decoder.betweenFrames()).isTrue();
    }

    @Test
    void accepts_a_payload_of_exactly_the_limit() {
        feed(ByteBuffer.wrap(FrameEncoder.encode(new Frame(1, new byte[LIMIT]))));

        assertThat(frames).containsExactly(new Frame(1, new byte[LIMIT]));
    }

    @ParameterizedTest(name = "{0} bytes announced")
    @ValueSource(longs = {LIMIT + 1, Integer.MAX_VALUE, 0x8000_0000L, 0xFFFF_FFFFL})
    void refuses_a_length_no_honest_peer_sends_as_soon_as_it_is_known(long announced) {
        ByteBuffer length = ByteBuffer.allocate(4).putInt((int) announced).flip();

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> feed(length))
                .withMessageContaining(Long.toString(announced))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ProtocolException.TOO_BIG));
    }

    @Test
    void notices_every_single_flipped_bit() {
        byte[] good = KnownFrame.HORSE.bytes();

        for (int bit = 8 * Integer.BYTES; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(ProtocolException.class)
                    .as("bit %d flipped", bit)
                    .isThrownBy(() -> new FrameDecoder(LIMIT).decode(ByteBuffer.wrap(bad), f -> {}))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ProtocolException.BAD_DATA));
        }
    }

    @Test
    void hands_out_the_good_frames_in_front_of_a_damaged_one_and_then_refuses_everything() {
        byte[] damaged = KnownFrame.HELLO.bytes();
        damaged[damaged.length - 1]++;
        ByteBuffer both = ByteBuffer.allocate(100)
                .put(KnownFrame.HORSE.bytes()).put(damaged).flip();

        assertThatThrownBy(() -> feed(both)).isInstanceOf(ProtocolException.class);
        assertThat(frames).containsExactly(frame(2, "žluť 🐎"));
        assertThatThrownBy(() -> feed(ByteBuffer.wrap(KnownFrame.HELLO.bytes())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(frames).hasSize(1);
    }

    @Test
    void never_does_anything_but_decode_or_refuse_whatever_arrives() {
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 3 && random.nextBoolean()) bytes[0] = bytes[1] = bytes[2] = 0;
            try {
                new FrameDecoder(64).decode(ByteBuffer.wrap(bytes), f -> {});
            } catch (ProtocolException expected) {
                assertThat(expected.text()).as("seed %d, round %d", seed, round).isNotBlank();
            }
        }
    }

    private void feed(ByteBuffer in) {
        decoder.decode(in, frames::add);
    }

    private static Frame frame(int type, String text) {
        return new Frame(type, text.getBytes(UTF_8));
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] encoded(List<Frame> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frames.forEach(frame -> bytes.writeBytes(FrameEncoder.encode(frame)));
        return bytes.toByteArray();
    }
}
