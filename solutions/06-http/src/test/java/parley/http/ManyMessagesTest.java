// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Very many messages in a row: wherever one ends in the buffer that goes out, the head of
/// the next one has to find room.
@Timeout(60)
class ManyMessagesTest {
    private static final int MESSAGES = 150_000;
    /// A little longer than the room that is kept free for a head: the lengths that can end in it.
    private static final int SHORTEST = 136;
    private static final int LENGTHS = 64;
    private static final long SEED = 6455;
    private static final int[] RANDOM =
            new Random(SEED).ints(MESSAGES, SHORTEST, SHORTEST + LENGTHS).toArray();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void a_message_may_end_anywhere_in_a_buffer() throws Exception {
        try (Entrance entrance = Entrance.start(EntranceConfig.plain(new InetSocketAddress(
                InetAddress.getByName("127.0.0.1"), 0)), Router.of(List.of()),
                Map.of("/many", handshake -> new Many()))) {
            URI uri = URI.create("ws://127.0.0.1:" + entrance.address().getPort() + "/many");
            try (WebSocketClient client = WebSocketClient.connect(uri, SocketClientConfig.usual())) {
                for (int i = 0; i < MESSAGES; i++) {
                    assertThat(client.receive(LIMIT)).contains(message(i));
                }
            }
        }
    }

    private static String message(int number) {
        String text = Integer.toString(number);
        return text + ".".repeat(RANDOM[number] - text.length());
    }

    /// Has one message of each length to send, as soon as it is asked.
    private static final class Many implements SocketHandler {
        private int sent;

        @Override
        public void opened(SocketConnection connection) {
            connection.wake();
        }

        @Override
        public void text(ByteBuffer utf8) {}

        @Override
        public Optional<byte[]> next() {
            if (sent == MESSAGES) return Optional.empty();
            return Optional.of(message(sent++).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void closed(int code, String reason) {}
    }
}
