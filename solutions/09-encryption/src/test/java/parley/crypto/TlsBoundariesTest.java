// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Our channel, driven step by step: what a network cuts and glues at every byte.
@Timeout(120)
class TlsBoundariesTest {
    private static final byte[] ONE = "first record".getBytes(US_ASCII);
    private static final byte[] TWO = "and the second".getBytes(US_ASCII);

    @TempDir static Path folder;
    private static SSLContext server;
    private static SSLContext client;

    @BeforeAll
    static void makeKeys() throws IOException {
        LocalAuthority authority = LocalAuthority.open(folder, Clock.systemUTC());
        server = TlsContexts.server(authority, Tls.HERE);
        client = TlsContexts.client(authority.certificateFile());
    }

    private static TlsPair pair() throws IOException {
        return new TlsPair(server, client);
    }

    @Test
    void reads_records_cut_at_every_byte_and_glued() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            byte[] sample = TlsPair.join(pair.seal(ONE), pair.seal(TWO));
            int length = sample.length;
            pair.send(sample);
            pair.receive(ONE.length + TWO.length);
            for (int cut = 0; cut <= length; cut++) {
                byte[] both = TlsPair.join(pair.seal(ONE), pair.seal(TWO));
                assertThat(both).hasSize(length);

                String first = pair.deliver(java.util.Arrays.copyOf(both, cut));
                pair.send(java.util.Arrays.copyOfRange(both, cut, length));
                String rest = pair.receive(ONE.length + TWO.length - first.length());

                assertThat(first + rest).as("cut at " + cut)
                        .isEqualTo("first recordand the second");
            }
        }
    }

    @Test
    void shakes_hands_byte_by_byte_and_in_pieces_of_every_size() throws IOException {
        for (int piece : new int[] {1, 2, 3, 5, 7, 64, 500, 1_000, 100_000}) {
            try (TlsPair pair = pair()) {
                pair.handshake(piece);
                pair.send(pair.seal(ONE));
                assertThat(pair.receive(ONE.length)).isEqualTo("first record");
            }
        }
    }

    @Test
    void gives_a_small_reader_a_large_record_in_parts() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            byte[] large = "0123456789".repeat(1_600).getBytes(US_ASCII);
            pair.send(pair.seal(large));
            StringBuilder read = new StringBuilder();
            ByteBuffer small = ByteBuffer.allocate(7);

            while (read.length() < large.length) {
                int n = pair.channel.read(small.clear());
                assertThat(n).isNotNegative();
                read.append(US_ASCII.decode(small.flip()));
                if (read.length() < large.length && n > 0)
                    assertThat(pair.channel.buffered()).isTrue();
            }

            assertThat(read.toString()).isEqualTo(new String(large, US_ASCII));
            assertThat(pair.channel.buffered()).isFalse();
        }
    }

    @Test
    void waits_for_the_rest_of_a_record_when_the_reader_is_small() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            byte[] record = pair.seal("0123456789".repeat(100).getBytes(US_ASCII));
            pair.send(java.util.Arrays.copyOf(record, 500));
            ByteBuffer small = ByteBuffer.allocate(10);
            assertThat(pair.channel.read(small)).isZero();
            pair.send(java.util.Arrays.copyOfRange(record, 500, record.length));

            assertThat(pair.receive(1_000)).hasSize(1_000);
        }
    }

    @Test
    void holds_a_bounded_amount_for_who_does_not_read_and_loses_nothing() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            byte[] chunk = new byte[10_000];
            long taken = 0;
            int n;
            do {
                n = pair.channel.write(ByteBuffer.wrap(chunk));
                taken += n;
            } while (n > 0);
            assertThat(pair.channel.wantsWrite()).isTrue();
            assertThat(pair.channel.write(ByteBuffer.wrap(chunk))).isZero();

            assertThat(pair.receiveAll(taken)).isEqualTo(taken);
            assertThat(pair.channel.flush()).isTrue();
            assertThat(pair.channel.wantsWrite()).isFalse();
        }
    }
}
