// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Both halves of the codec together, and what it may cost.
class CodecTest {
    private static final int LIMIT = 1 << 20;

    @Test
    void the_accept_key_is_that_of_rfc_6455_section_1_3() {
        assertThat(Handshake.acceptFor("dGhlIHNhbXBsZSBub25jZQ=="))
                .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void masking_eight_bytes_at_a_time_is_masking_byte_by_byte() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);
            int mask = random.nextInt();
            long offset = random.nextInt(9);
            byte[] expected = bytes.clone();
            for (int i = from; i < to; i++)
                expected[i] ^= (byte) (mask >>> 24 - 8 * ((i - from + offset) % 4));

            Masking.apply(bytes, from, to, mask, offset);

            assertThat(bytes).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void what_each_end_encodes_the_other_decodes_in_any_slices() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            Role sender = random.nextBoolean() ? Role.CLIENT : Role.SERVER;
            Role receiver = sender == Role.CLIENT ? Role.SERVER : Role.CLIENT;
            String text = "\u4f60".repeat(random.nextInt(3))
                    + "x".repeat(random.nextInt(random.nextInt(5) == 0 ? 70_000 : 200));
            WsEncoder encoder = new WsEncoder(sender);
            byte[] sent = join(encoder.ping(new byte[random.nextInt(126)]), encoder.text(text),
                    encoder.close(4000, "done"));

            List<String> seen = Events.of(receiver, LIMIT, sent, 1 + random.nextInt(5000));

            assertThat(seen).as("seed %d", seed).hasSize(3)
                    .contains("text " + text, "close 4000 done");
        }
    }

    @Test
    void lengths_take_their_shortest_form() {
        WsEncoder server = new WsEncoder(Role.SERVER);

        assertThat(server.binary(new byte[125]).remaining()).isEqualTo(2 + 125);
        assertThat(server.binary(new byte[126]).remaining()).isEqualTo(4 + 126);
        assertThat(server.binary(new byte[65535]).remaining()).isEqualTo(4 + 65535);
        assertThat(server.binary(new byte[65536]).remaining()).isEqualTo(10 + 65536);
    }

    @Test
    void no_two_frames_of_a_client_have_the_same_mask() {
        WsEncoder client = new WsEncoder(Role.CLIENT);

        assertThat(client.text("x").getInt(2)).isNotEqualTo(client.text("x").getInt(2));
    }

    @Test
    void only_legal_codes_are_sent() {
        WsEncoder server = new WsEncoder(Role.SERVER);
        for (int code : new int[] {0, 999, 1004, 1006, 1015, 1016, 2999, 5000, 65535}) {
            assertThatThrownBy(() -> server.close(code, ""))
                    .isInstanceOf(IllegalArgumentException.class);
            byte[] received = {(byte) 0x88, 2, (byte) (code >> 8), (byte) code};
            assertThat(Events.of(Role.CLIENT, LIMIT, received, 9)).containsExactly("FAIL 1002");
        }
        for (int code : new int[] {1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4999}) {
            assertThat(server.close(code, "").remaining()).isEqualTo(4);
        }
    }

    @Test
    void a_long_reason_is_cut_between_characters() {
        ByteBuffer close = new WsEncoder(Role.SERVER).close(4000, "\u00e4".repeat(100));

        assertThat(close.remaining()).isEqualTo(2 + 2 + 122);
    }

    @Test
    void decoding_small_messages_allocates_less_than_they_weigh() {
        byte[] frame = join(new WsEncoder(Role.CLIENT).text("m".repeat(200)));
        byte[] frames = new byte[frame.length * 50];
        WsDecoder decoder = new WsDecoder(Role.SERVER, LIMIT, new Deaf());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int round = 0; round < 200; round++) {
            if (round == 100) before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                System.arraycopy(frame, 0, frames, i * frame.length, frame.length);
            }
            ByteBuffer in = ByteBuffer.wrap(frames);
            while (in.hasRemaining()) decoder.decode(in);
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / (100 * 50);

        assertThat(each).as("bytes a message of 200").isLessThan(100);
    }

    @Test
    void an_announced_length_costs_nothing() {
        WsDecoder decoder = new WsDecoder(Role.SERVER, 1 << 30, new Deaf());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] head = {(byte) 0x82, (byte) 0xff, 0, 0, 0, 0, 0x3f, 0, 0, 0, 1, 2, 3, 4, 9};
        long before = threads.getCurrentThreadAllocatedBytes();

        decoder.decode(ByteBuffer.wrap(head));

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    private static byte[] join(ByteBuffer... parts) {
        ByteBuffer all = ByteBuffer.allocate(LIMIT);
        for (ByteBuffer part : parts) all.put(part);
        return Arrays.copyOf(all.array(), all.position());
    }

    /// Takes everything and does nothing.
    private static final class Deaf implements WsEvents {
        @Override
        public void text(ByteBuffer utf8) {}

        @Override
        public void binary(ByteBuffer bytes) {}

        @Override
        public void ping(ByteBuffer payload) {}

        @Override
        public void pong(ByteBuffer payload) {}

        @Override
        public void close(int code, String reason) {}
    }
}
