// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Damaged frames and requests: nothing but a clean refusal comes of them, and always the same one
/// whatever slices they arrive in. `-Dfuzz.seed=N` plays a run again.
@Timeout(60)
class FuzzTest {
    private static final int CASES = 50_000;
    private static final int LIMIT = 400;
    private static final String[] PIECES = {"GET", "POST", " ", "/", "/a?b=c", "HTTP/1.1",
        "HTTP/1.0", "\r\n", "\r", "\n", ":", "Host: x", "Content-Length: 3", "Content-Length: 0",
        "Transfer-Encoding: chunked", "chunked", "abc", "3", "0", "0\r\n\r\n", ";x", "\t", "\0",
        "Expect: 100-continue", "\u00e4", "5\r\nhello\r\n"};

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void damaged_frames_are_refused_cleanly_and_alike_in_any_slices() {
        for (int i = 0; i < CASES; i++) {
            Role self = random.nextBoolean() ? Role.SERVER : Role.CLIENT;
            byte[] bytes = damaged(frames(self == Role.SERVER ? Role.CLIENT : Role.SERVER));
            try {
                List<String> whole = Events.of(self, LIMIT, bytes, Integer.MAX_VALUE);
                int slice = 1 + random.nextInt(9);
                assertThat(Events.of(self, LIMIT, bytes, slice))
                        .as("case %d of seed %d", i, seed).isEqualTo(whole);
            } catch (RuntimeException e) {
                fail("case " + i + " of seed " + seed, e);
            }
        }
    }

    private byte[] frames(Role sender) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WsEncoder encoder = new WsEncoder(sender);
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte[] payload = "\u4f60 hello".repeat(random.nextInt(20))
                    .getBytes(StandardCharsets.UTF_8);
            int opcode = random.nextInt(11);
            ByteBuffer frame = encoder.frame(random.nextInt(4) > 0, opcode, payload);
            out.write(frame.array(), frame.position(), frame.remaining());
        }
        return out.toByteArray();
    }

    private byte[] damaged(byte[] bytes) {
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void damaged_requests_are_refused_cleanly_and_alike_in_any_slices() {
        for (int i = 0; i < CASES; i++) {
            String text = request();
            try {
                List<String> whole = ParsedRequests.of(text, Integer.MAX_VALUE);
                int slice = 1 + random.nextInt(9);
                assertThat(ParsedRequests.of(text, slice))
                        .as("case %d of seed %d", i, seed).isEqualTo(whole);
            } catch (RuntimeException e) {
                fail("case " + i + " of seed " + seed, e);
            }
        }
    }

    private String request() {
        StringBuilder text = new StringBuilder("POST /p HTTP/1.1\r\nHost: x\r\n");
        if (random.nextBoolean()) text.append("Transfer-Encoding: chunked\r\n\r\n");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.insert(random.nextInt(4) > 0 ? text.length() : random.nextInt(text.length()),
                    PIECES[random.nextInt(PIECES.length)]);
        }
        return text.append("\r\n\r\n").toString();
    }
}
