// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xnio.channels.StreamSinkChannel;

/// The writing half on a channel that takes as few bytes as it likes.
class SocketOutputTest {
    /// Room for one frame's head with a control frame, and a little more.
    private static final int SHARED_BYTES = 150;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final ByteBuffer shared = ByteBuffer.allocate(SHARED_BYTES);

    /// A channel of which only these two methods are ever called here.
    private StreamSinkChannel channel(int most) {
        return (StreamSinkChannel) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {StreamSinkChannel.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("flush")) return true;
                    ByteBuffer bytes = (ByteBuffer) arguments[0];
                    int n = Math.min(bytes.remaining(), random.nextInt(most));
                    for (int i = 0; i < n; i++) taken.write(bytes.get());
                    return n;
                });
    }

    private record Feed(Iterator<byte[]> messages) implements SocketHandler {
        @Override
        public void opened(SocketConnection connection) {}

        @Override
        public void text(ByteBuffer utf8) {}

        @Override
        public Optional<byte[]> next() {
            return messages.hasNext() ? Optional.of(messages.next()) : Optional.empty();
        }

        @Override
        public void closed(int code, String reason) {}
    }

    @Test
    void everything_arrives_whatever_the_channel_takes_at_a_time() throws IOException {
        for (int run = 0; run < 200; run++) {
            taken.reset();
            List<byte[]> messages = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String text = i + "x".repeat(random.nextInt(random.nextInt(10) == 0 ? 5000 : 100));
                messages.add(text.getBytes(StandardCharsets.UTF_8));
                expected.add("text " + text);
            }
            expected.add("close 1000 ");
            SocketOutput output = new SocketOutput(channel(2 + random.nextInt(3000)),
                    new Feed(messages.iterator()));
            output.close(CloseCode.payload(CloseCode.NORMAL, ""), false);

            ByteBuffer small = ByteBuffer.allocate(SHARED_BYTES + random.nextInt(40));
            for (int turns = 0; !output.flush(small); turns++)
                assertThat(turns).as("seed %d", seed).isLessThan(1_000_000);

            assertThat(output.closeSent()).isTrue();
            assertThat(Events.of(Role.CLIENT, 10_000, taken.toByteArray(), 700))
                    .as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void a_pong_does_not_wait_behind_messages_and_only_the_last_is_sent() throws IOException {
        SocketOutput output = new SocketOutput(channel(SHARED_BYTES),
                new Feed(List.of(new byte[] {'m'}).iterator()));
        output.pong(new byte[] {1});
        output.pong(new byte[] {2});

        while (!output.flush(shared)) assertThat(taken.size()).isLessThan(100);

        assertThat(Events.of(Role.CLIENT, 100, taken.toByteArray(), 9))
                .containsExactly("pong 02", "text m");
    }

    @Test
    void a_close_at_once_leaves_the_messages_behind() throws IOException {
        SocketOutput output = new SocketOutput(channel(SHARED_BYTES),
                new Feed(List.of(new byte[] {'m'}).iterator()));
        output.close(CloseCode.payload(CloseCode.BAD_PROTOCOL, ""), true);

        while (!output.flush(shared)) assertThat(taken.size()).isLessThan(100);

        assertThat(Events.of(Role.CLIENT, 100, taken.toByteArray(), 9))
                .containsExactly("close 1002 ");
    }
}
