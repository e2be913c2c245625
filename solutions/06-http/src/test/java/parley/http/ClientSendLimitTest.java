// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A WebSocket client whose server takes nothing any more.
@Timeout(20)
class ClientSendLimitTest {
    private static final String MUCH = "x".repeat(1 << 20);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void a_server_that_takes_nothing_is_given_up() throws Exception {
        try (DeafServer server = DeafServer.plain()) {
            assertGivenUp(server, SocketClientConfig.usual());
        }
    }

    @Test
    void so_it_is_over_tls(@TempDir Path folder) throws Exception {
        SSLContext tls = TestTls.create(folder, "ip:127.0.0.1").context();
        try (DeafServer server = DeafServer.secure(tls)) {
            assertGivenUp(server, SocketClientConfig.usual().withTls(tls));
        }
    }

    private static void assertGivenUp(DeafServer server, SocketClientConfig config)
            throws Exception {
        try (WebSocketClient client = WebSocketClient.connect(server.uri(),
                config.withSendTime(Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> sendForEver(client))
                    .isInstanceOf(SocketTimeoutException.class).hasMessageContaining("PT0.2S");
            await().atMost(LIMIT).until(() -> !client.open());
            assertThatThrownBy(() -> client.send("more")).isInstanceOf(ClosedException.class);
        }
        assertThat(SocketClientConfig.usual().sendTime()).isEqualTo(SocketClientConfig.SEND_TIME);
    }

    @Test
    void closing_waits_for_a_send_that_is_stuck_no_longer_than_it_says() throws Exception {
        try (DeafServer server = DeafServer.plain();
                WebSocketClient client = WebSocketClient.connect(server.uri(),
                        SocketClientConfig.usual().withTimes(LIMIT, Duration.ofMillis(200)))) {
            Thread sender = Thread.ofPlatform().name("sender").start(() ->
                    assertThatThrownBy(() -> sendForEver(client))
                            .isInstanceOf(SocketTimeoutException.class));
            await().atMost(LIMIT).until(() -> Arrays.stream(sender.getStackTrace())
                    .anyMatch(at -> at.getMethodName().equals("writeLimited")));
            long then = System.nanoTime();

            assertThatThrownBy(client::close).isInstanceOf(SocketTimeoutException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - then)).isLessThan(
                    Duration.ofSeconds(2));
            assertThat(sender.join(LIMIT)).isTrue();
        }
    }

    private static void sendForEver(WebSocketClient client) throws IOException {
        for (int i = 0; i < 1000; i++) client.send(MUCH);
    }
}
