// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Our channel, driven step by step: changes of keys, ends, damage, and rest.
@Timeout(120)
class TlsKeysAndEndsTest {
    private static final byte[] ONE = "first record".getBytes(US_ASCII);

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
    void answers_a_change_of_keys() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            // After 128 KiB the client's engine asks for new keys; see tls.properties.
            for (int i = 0; i < 100; i++)
                receives(pair, 10_000);

            assertThat(pair.channel.write(ByteBuffer.wrap(ONE))).isEqualTo(ONE.length);
            assertThat(pair.receiveAll(ONE.length)).isEqualTo(ONE.length);
        }
    }

    @Test
    void keeps_its_answer_to_a_change_of_keys_behind_what_waits() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            long taken = 0;
            for (int n; (n = pair.channel.write(ByteBuffer.wrap(new byte[10_000]))) > 0; )
                taken += n;
            assertThat(pair.channel.wantsWrite()).isTrue();

            // The peer asks for new keys, and reads nothing yet.
            for (int i = 0; i < 20; i++) pair.deliverUnread(new byte[10_000]);

            assertThat(pair.receiveAll(taken)).isEqualTo(taken);
            assertThat(pair.channel.write(ByteBuffer.wrap(ONE))).isEqualTo(ONE.length);
            assertThat(pair.receiveAll(ONE.length)).isEqualTo(ONE.length);
        }
    }

    @Test
    void ends_with_a_goodbye_or_with_an_error() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            byte[] last = pair.seal(ONE);
            pair.peer.closeOutbound();
            pair.send(TlsPair.join(last, pair.seal(new byte[0])));
            pair.endSocket();

            assertThat(pair.receive(ONE.length)).isEqualTo("first record");
            assertThat(pair.end()).isEqualTo(-1);
            assertThat(pair.channel.closeOutbound()).isTrue();
        }
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            pair.send(pair.seal(ONE));
            pair.endSocket();

            assertThat(pair.receive(ONE.length)).isEqualTo("first record");
            assertThrows(SSLException.class, pair::end);
        }
    }

    @Test
    void refuses_a_record_that_was_touched() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            byte[] record = pair.seal(ONE);
            record[record.length - 3] ^= 1;
            pair.send(record);

            assertThrows(SSLException.class, () -> pair.receive(1));
        }
    }

    @Test
    void keeps_no_buffers_while_nothing_happens() throws IOException {
        try (TlsPair pair = pair()) {
            pair.handshake(Integer.MAX_VALUE);
            pair.deliver(pair.seal(ONE));

            assertThat(pair.channel.buffered()).isFalse();
            assertThat(pair.channel.wantsWrite()).isFalse();
            assertThat(pair.channel.read(ByteBuffer.allocate(100))).isZero();
        }
    }

    private static void receives(TlsPair pair, int characters) throws IOException {
        pair.send(pair.seal(new byte[characters]));
        assertThat(pair.receive(characters)).hasSize(characters);
    }
}
