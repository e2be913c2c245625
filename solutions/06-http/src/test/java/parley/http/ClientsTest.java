// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Our Java clients and the entrance.
@Timeout(20)
class ClientsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    record Word(String text) {}

    private final EchoEndpoint echo = new EchoEndpoint();
    private Entrance entrance;
    private HttpApi api;

    @BeforeEach
    void open() throws Exception {
        entrance = Entrance.start(EntranceConfig.plain(new InetSocketAddress(
                InetAddress.getByName("127.0.0.1"), 0)), Router.of(List.of(
                new Route("POST", "/words", request -> Response.json(201,
                        new Word(request.json(Word.class).text() + "!"))),
                new Route("PUT", "/bytes", request -> Response.json(200, new Word(Integer.toString(
                        request.body().readAllBytes().length)))).withMaxBodyBytes(1_000_000),
                new Route("GET", "/bytes", request -> Response.stream(200, "text/plain",
                        Body.UNKNOWN, out -> out.write(new byte[500_000]))),
                new Route("DELETE", "/words", request -> Response.noContent()),
                new Route("GET", "/words", request -> {
                    throw new ProblemException(Problem.of(429, "urn:slow", "Too fast", "Wait.")
                            .with("limit", 5)).with("Retry-After", "3");
                }))), Map.of("/echo", echo));
        api = HttpApi.at(URI.create("http://127.0.0.1:" + entrance.port()));
    }

    @AfterEach
    void close() {
        api.close();
        entrance.close();
    }

    private URI echoUri() {
        return URI.create("ws://127.0.0.1:" + entrance.port() + "/echo");
    }

    private WebSocketClient socket() throws IOException {
        return WebSocketClient.connect(echoUri(), SocketClientConfig.usual());
    }

    @Test
    void values_go_and_come_as_json() throws Exception {
        assertThat(api.call("POST", "/words", new Word("hi"), Word.class))
                .isEqualTo(new Word("hi!"));
        api.send("DELETE", "/words");
    }

    @Test
    void streams_go_and_come() throws Exception {
        assertThat(api.upload("PUT", "/bytes", "text/plain",
                () -> new ByteArrayInputStream(new byte[700_000]), Word.class))
                .isEqualTo(new Word("700000"));
        try (InputStream in = api.download("/bytes")) {
            assertThat(in.readAllBytes()).hasSize(500_000);
        }
    }

    @Test
    void a_refusal_is_a_problem_with_the_servers_words() {
        assertThatThrownBy(() -> api.get("/words", Word.class))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.of(429, "urn:slow", "Too fast",
                            "Wait.").with("limit", 5));
                    assertThat(e.headers()).containsExactly(new Header("Retry-After", "3"));
                });
    }

    @Test
    void texts_of_all_lengths_come_back() throws Exception {
        try (WebSocketClient client = socket()) {
            for (int length : new int[] {0, 1, 125, 126, 1000, 65_535, 65_536}) {
                String text = "x".repeat(length);
                client.send(text);
                assertThat(client.receive(LIMIT)).hasValue(text);
            }
        }
        assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1000 ");
    }

    @Test
    void many_texts_come_back_in_order_while_nobody_receives() throws Exception {
        try (WebSocketClient client = socket()) {
            for (int i = 0; i < 500; i++) client.send("number " + i);
            for (int i = 0; i < 500; i++)
                assertThat(client.receive(LIMIT)).hasValue("number " + i);
        }
    }

    @Test
    void pings_are_answered_while_the_program_does_something_else() throws Exception {
        try (WebSocketClient client = socket()) {
            EchoEndpoint.Echo server = echo.opened.poll(5, SECONDS);
            server.connection.ping();

            assertThat(server.heard.poll(5, SECONDS)).isEqualTo("pong");
            assertThat(client.open()).isTrue();
        }
    }

    @Test
    void the_servers_close_ends_receiving_with_its_code() throws Exception {
        try (WebSocketClient client = socket()) {
            client.send("last");
            assertThat(client.receive(LIMIT)).hasValue("last");
            echo.opened.poll(5, SECONDS).connection.close(4009, "enough");

            assertThatThrownBy(() -> client.receive(LIMIT))
                    .isInstanceOfSatisfying(ClosedException.class, e -> {
                        assertThat(e.code()).isEqualTo(4009);
                        assertThat(e.reason()).isEqualTo("enough");
                    });
            assertThatThrownBy(() -> client.send("x")).isInstanceOf(ClosedException.class);
        }
        assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("4009 enough");
    }

    @Test
    void a_connection_that_breaks_ends_receiving_with_1006() throws Exception {
        try (WebSocketClient client = socket()) {
            entrance.close();

            assertThatThrownBy(() -> client.receive(LIMIT))
                    .isInstanceOfSatisfying(ClosedException.class,
                            e -> assertThat(e.code()).isEqualTo(1006));
        }
    }

    @Test
    void nothing_received_within_the_limit_is_nothing() throws Exception {
        try (WebSocketClient client = socket()) {
            assertThat(client.receive(Duration.ofMillis(50))).isEmpty();
        }
    }

    @Test
    void a_refused_handshake_says_why() {
        assertThatThrownBy(() -> WebSocketClient.connect(
                URI.create(echoUri() + "?refuse=1"), SocketClientConfig.usual()))
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(401));
    }

    @Test
    void an_answer_to_another_question_is_refused() throws Exception {
        try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofPlatform().name("liar").start(() -> lie(liar));

            assertThatThrownBy(() -> WebSocketClient.connect(
                    URI.create("ws://127.0.0.1:" + liar.getLocalPort() + "/"),
                    SocketClientConfig.usual()))
                    .isInstanceOf(IOException.class).hasMessageContaining("not an answer");
        }
    }

    private static void lie(ServerSocket listener) {
        try (RawPeer peer = new RawPeer(listener.accept())) {
            while (!peer.line().isEmpty()) { }
            peer.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
            peer.ended();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> WebSocketClient.connect(
                    URI.create("ws://127.0.0.1:" + silent.getLocalPort() + "/"),
                    SocketClientConfig.usual().withTimes(Duration.ofMillis(200), LIMIT)))
                    .isInstanceOf(IOException.class);
        }
    }
}
