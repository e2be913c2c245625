// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same entrance over TLS.
@Timeout(30)
class EntranceTlsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    static Path folder;
    private static SSLContext own;

    @BeforeAll
    static void makeCertificate() throws Exception {
        own = TestTls.create(folder, "ip:127.0.0.1").context();
    }

    private final EchoEndpoint echo = new EchoEndpoint();
    private SSLContext tls;
    private Entrance entrance;

    @BeforeEach
    void open() throws Exception {
        tls = own;
        start(EntranceLimits.usual());
    }

    private void start(EntranceLimits limits) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        entrance = Entrance.start(EntranceConfig.secure(any, tls).with(limits.withIoThreads(1)),
                Router.of(List.of(
                        new Route("GET", "/hello", request -> Response.text(200, "text/plain",
                                "secure: " + request.secure())),
                        new Route("PUT", "/count", this::count).withMaxBodyBytes(10_000_000),
                        new Route("GET", "/big", request -> Response.of(200, "text/plain",
                                new byte[3_000_000])))),
                Map.of("/echo", echo));
    }

    private Response count(Request request) throws IOException {
        try (InputStream in = request.body()) {
            return Response.text(200, "text/plain", Integer.toString(in.readAllBytes().length));
        }
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + entrance.port() + path);
    }

    private HttpResponse<String> get(HttpClient.Version version, String path) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).version(version).build()) {
            return client.send(HttpRequest.newBuilder(uri("https", path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void who_would_rather_speak_http_2_is_answered_in_http_1_1() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            if (version.name().equals("HTTP_3")) continue;
            HttpResponse<String> answer = get(version, "/hello");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.body()).isEqualTo("secure: true");
            assertThat(get(version, "/big").body()).hasSize(3_000_000);
        }
    }

    @Test
    void large_bodies_arrive_by_both_versions() throws Exception {
        for (HttpClient.Version version : List.of(HttpClient.Version.HTTP_1_1,
                HttpClient.Version.HTTP_2)) {
            try (HttpClient client = HttpClient.newBuilder().sslContext(tls).version(version)
                    .build()) {
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(
                        uri("https", "/count")).PUT(HttpRequest.BodyPublishers.ofByteArray(
                        new byte[5_000_000])).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("5000000");
            }
        }
    }

    @Test
    void texts_of_all_lengths_come_back_over_tls() throws Exception {
        entrance.close();
        start(EntranceLimits.usual().withMaxMessageBytes(1 << 20));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (WebSocketClient client = WebSocketClient.connect(uri("wss", "/echo"),
                SocketClientConfig.usual().withTls(tls))) {
            for (int i = 0; i < 100; i++) client.send("x".repeat(random.nextInt(2000)) + i);
            for (int i = 0; i < 100; i++)
                assertThat(client.receive(LIMIT).orElseThrow())
                        .as("seed %d", seed).endsWith("" + i);
            for (int length : new int[] {16_383, 16_384, 65_536, 300_000, 1_000_000}) {
                client.send("y".repeat(length));
                assertThat(client.receive(LIMIT).map(String::length)).hasValue(length);
            }
        }
        assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1000 ");
    }

    @Test
    void wakes_from_other_threads_arrive_over_tls() throws Exception {
        try (WebSocketClient client = WebSocketClient.connect(uri("wss", "/echo"),
                SocketClientConfig.usual().withTls(tls))) {
            EchoEndpoint.Echo server = echo.opened.poll(5, SECONDS);
            server.connection.ping();
            assertThat(server.heard.poll(5, SECONDS)).isEqualTo("pong");
            server.connection.close(1001, "going");
            assertThatThrownBy(() -> client.receive(LIMIT)).isInstanceOf(ClosedException.class)
                    .hasMessageContaining("1001: going");
        }
    }

    @Test
    void a_draining_entrance_refuses_on_old_connections_of_both_versions() throws Exception {
        for (HttpClient.Version version : List.of(HttpClient.Version.HTTP_1_1,
                HttpClient.Version.HTTP_2)) {
            entrance.close();
            start(EntranceLimits.usual());
            try (HttpClient client = HttpClient.newBuilder().sslContext(tls).version(version)
                    .build()) {
                HttpRequest hello = HttpRequest.newBuilder(uri("https", "/hello")).build();
                var text = HttpResponse.BodyHandlers.ofString();
                assertThat(client.send(hello, text).statusCode()).isEqualTo(200);
                entrance.drain(Duration.ofSeconds(4));

                HttpResponse<String> refused = client.send(hello, text);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("4");
            }
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws Exception {
        entrance.close();
        Path other = Files.createDirectory(folder.resolve("other"));
        tls = TestTls.create(other, "dns:example.org").context();
        start(EntranceLimits.usual());

        assertThatThrownBy(() -> WebSocketClient.connect(uri("wss", "/echo"),
                SocketClientConfig.usual().withTls(tls))).isInstanceOf(SSLException.class);
    }

    @Test
    void a_certificate_that_nobody_trusts_is_refused() {
        assertThatThrownBy(() -> WebSocketClient.connect(uri("wss", "/echo"),
                SocketClientConfig.usual())).isInstanceOf(SSLException.class);
    }
}
