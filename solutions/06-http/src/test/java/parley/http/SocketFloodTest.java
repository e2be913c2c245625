// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Peers that send without a pause and never read.
@Timeout(60)
class SocketFloodTest {
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};
    private static final int PINGS_AT_ONCE = 2000;
    private static final int ENOUGH = 200;
    private static final Duration LIMIT = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    private final AtomicLong sent = new AtomicLong();

    @ParameterizedTest(name = "TLS {0}")
    @ValueSource(booleans = {false, true})
    void others_on_the_same_thread_are_answered_while_two_flood_it(boolean secure)
            throws Exception {
        SSLContext tls = TestTls.create(folder, "ip:127.0.0.1").context();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        EntranceConfig config = secure ? EntranceConfig.secure(any, tls) : EntranceConfig.plain(any);
        try (Entrance entrance = Entrance.start(
                        config.with(EntranceLimits.usual().withIoThreads(1)),
                        Router.of(List.of(new Route("GET", "/", request -> Response.noContent()))),
                        Map.of("/echo", new EchoEndpoint()));
                RawPeer one = peer(secure, tls, entrance.port());
                RawPeer other = peer(secure, tls, entrance.port());
                HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            for (RawPeer peer : List.of(one, other)) {
                peer.send(RawPeer.handshake("/echo"));
                assertThat(peer.answer().status()).isEqualTo(101);
            }
            Thread.ofPlatform().daemon().name("flood 1").start(() -> flood(one));
            Thread.ofPlatform().daemon().name("flood 2").start(() -> flood(other));
            await().atMost(LIMIT).until(() -> sent.get() > ENOUGH);

            HttpRequest hello = HttpRequest.newBuilder(URI.create((secure ? "https" : "http")
                    + "://127.0.0.1:" + entrance.port() + "/")).timeout(LIMIT).build();
            assertThat(client.send(hello, HttpResponse.BodyHandlers.discarding())
                    .statusCode()).isEqualTo(204);
            long before = sent.get();
            await().atMost(LIMIT).until(() -> sent.get() > before);
        }
    }

    private static RawPeer peer(boolean secure, SSLContext tls, int port) throws IOException {
        SocketFactory sockets = secure ? tls.getSocketFactory() : SocketFactory.getDefault();
        return new RawPeer(sockets.createSocket("127.0.0.1", port));
    }

    private void flood(RawPeer peer) {
        byte[] pings = new byte[PINGS_AT_ONCE * PING.length];
        for (int i = 0; i < pings.length; i++) pings[i] = PING[i % PING.length];
        try {
            while (true) {
                peer.send(pings);
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            // The test has ended.
            return;
        }
    }
}
