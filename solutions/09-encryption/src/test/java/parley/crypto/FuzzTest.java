// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Damaged files, texts and records get a clear answer. Replay one run with `-Dfuzz.seed=N`.
@Timeout(120)
class FuzzTest {
    private static final int FILES = 6_000;
    private static final int TEXTS = 20_000;
    private static final int HANDSHAKES = 1_000;
    private static final String CHARS = "abzAZ019-_=+/.:%* \n\u0000\u00df\ud800";

    @TempDir Path folder;
    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    FuzzTest() {
        System.out.println("FuzzTest (crypto): seed " + seed);
    }

    private byte[] changed(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--)
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return random.nextInt(4) > 0 ? bytes
                : java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    @Test
    void damaged_files_are_refused_in_a_sentence() throws IOException {
        LocalAuthority.open(folder, Clock.systemUTC()).server(Tls.HERE);
        byte[] good = Files.readAllBytes(folder.resolve("server.pem"));
        Path file = folder.resolve("fuzz.pem");
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Files.write(file, changed(good));
            try {
                TlsContexts.server(file, file);
            } catch (TlsFileException e) {
                refused++;
                assertThat(e.getMessage()).as("seed " + seed).startsWith(file + ": ");
            }
        }
        assertThat(refused).isBetween(FILES / 2, FILES);
    }

    @Test
    void texts_are_decoded_one_way_or_not_at_all() {
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--)
                text.append(CHARS.charAt(random.nextInt(CHARS.length())));
            String typed = text.toString();
            Secrets.fromBase64url(typed).ifPresent(
                    b -> assertThat(Secrets.base64url(b)).as("seed " + seed).isEqualTo(typed));
            Secrets.fromHex(typed).ifPresent(
                    b -> assertThat(Secrets.hex(b)).isEqualToIgnoringCase(typed));
            host(typed);
        }
    }

    private static void host(String typed) {
        try {
            assertThat(Hosts.of(List.of(typed)).subjectAlternativeNames().getNames()).hasSize(1);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains(typed);
        }
    }

    /// A server's channel gets a client's first flight with some bytes changed, or noise.
    @Test
    void damaged_handshakes_end_in_an_exception_and_nothing_else() throws IOException {
        LocalAuthority authority = LocalAuthority.open(folder, Clock.systemUTC());
        var server = TlsContexts.server(authority, Tls.HERE);
        var client = TlsContexts.client(authority.certificateFile());
        for (int i = 0; i < HANDSHAKES; i++) {
            try (TlsPair pair = new TlsPair(server, client)) {
                byte[] hello = pair.seal(new byte[0]);
                byte[] noise = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(noise);
                pair.send(i % 4 == 0 ? noise : changed(hello));
                pair.endSocket();
                drive(pair);
            }
        }
    }

    private void drive(TlsPair pair) {
        try {
            for (int i = 0; i < 20; i++) {
                int n = pair.channel.read(ByteBuffer.allocate(0x4100));
                assertThat(n).as("seed " + seed).isLessThanOrEqualTo(0);
                pair.channel.flush();
            }
            throw new AssertionError("neither an end nor an error; seed " + seed);
        } catch (IOException e) {
            assertThat(new String(String.valueOf(e.getMessage()).getBytes(ISO_8859_1), ISO_8859_1))
                    .isNotBlank();
        }
    }
}
