// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A WebSocket client whose server takes nothing any more.
@Timeout(20)
class ClientSendLimitTest {
    private static final String MUCH = "x".repeat(1 << 20);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void a_server_that_takes_nothing_is_given_up() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertGivenUp(listener, "ws", SocketClientConfig.usual());
        }
    }

    @Test
    void so_it_is_over_tls(@TempDir Path folder) throws Exception {
        SSLContext tls = TestTls.create(folder, "ip:127.0.0.1").context();
        try (ServerSocket listener = tls.getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertGivenUp(listener, "wss", SocketClientConfig.usual().withTls(tls));
        }
    }

    private void assertGivenUp(ServerSocket listener, String scheme, SocketClientConfig config)
            throws Exception {
        Thread.ofVirtual().name("deaf-server").start(() -> deaf(listener));
        URI uri = URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + "/");
        try (WebSocketClient client = WebSocketClient.connect(uri,
                config.withSendTime(Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> sendForEver(client))
                    .isInstanceOf(SocketTimeoutException.class).hasMessageContaining("PT0.2S");
            await().atMost(LIMIT).until(() -> !client.open());
            assertThatThrownBy(() -> client.send("more")).isInstanceOf(ClosedException.class);
        } finally {
            over.countDown();
        }
        assertThat(SocketClientConfig.usual().sendTime()).isEqualTo(SocketClientConfig.SEND_TIME);
    }

    private static void sendForEver(WebSocketClient client) throws IOException {
        for (int i = 0; i < 1000; i++) client.send(MUCH);
    }

    private void deaf(ServerSocket listener) {
        try (Socket socket = listener.accept(); RawPeer peer = new RawPeer(socket)) {
            String key = "";
            for (String line = peer.line(); !line.isEmpty(); line = peer.line()) {
                if (line.startsWith("Sec-WebSocket-Key: ")) key = line.substring(19);
            }
            peer.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Handshake.acceptFor(key) + "\r\n\r\n");
            over.await();
        } catch (IOException e) {
            over.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
