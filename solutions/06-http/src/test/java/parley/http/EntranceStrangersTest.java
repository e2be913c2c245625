// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Peers that do not speak HTTP, or do not speak at all.
@Timeout(20)
class EntranceStrangersTest {
    private static final Duration BRIEF = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static SSLContext tls;
    private Entrance entrance;

    @BeforeAll
    static void certificate(@TempDir Path folder) throws Exception {
        tls = TestTls.create(folder, "ip:127.0.0.1").context();
    }

    private void start(Optional<SSLContext> tls, Duration handshake, Duration idle)
            throws Exception {
        entrance = Entrance.start(new EntranceConfig(new InetSocketAddress("127.0.0.1", 0), tls,
                Set.of(), EntranceLimits.usual().withIoThreads(1).withHandshakeTime(handshake)
                        .withTimes(LONG, idle, LONG, LONG, LONG)),
                Router.of(List.of(new Route("GET", "/hello", request -> Response.text(200,
                        "text/plain", "hello")))), Map.of());
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    private RawPeer peer() throws Exception {
        return new RawPeer(entrance.address());
    }

    private RawPeer encrypted() throws Exception {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory()
                .createSocket(peer().socket(), "127.0.0.1", entrance.port(), true);
        socket.startHandshake();
        return new RawPeer(socket);
    }

    @Test
    void who_connects_and_says_nothing_is_given_up() throws Exception {
        start(Optional.empty(), LONG, BRIEF);

        try (RawPeer silent = peer()) {
            assertThat(silent.ended()).isTrue();
        }
    }

    @Test
    void who_never_begins_tls_or_stops_in_its_middle_is_given_up() throws Exception {
        start(Optional.of(tls), BRIEF, LONG);

        try (RawPeer silent = peer(); RawPeer half = peer()) {
            half.sendHex("16030100");
            assertThat(silent.ended()).isTrue();
            assertThat(half.ended()).isTrue();
        }
    }

    @Test
    void who_does_the_handshake_and_says_nothing_is_given_up() throws Exception {
        start(Optional.of(tls), LONG, BRIEF);

        try (RawPeer silent = encrypted()) {
            assertThat(silent.ended()).isTrue();
        }
    }

    @Test
    void who_has_done_the_handshake_in_time_stays() throws Exception {
        start(Optional.of(tls), BRIEF.multipliedBy(10), LONG);

        try (RawPeer silent = peer(); RawPeer peer = encrypted()) {
            // The limit has passed when the other one is gone.
            assertThat(silent.ended()).isTrue();
            assertThat(peer.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n").answer().body())
                    .isEqualTo("hello");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "GET /hello?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /hello?a=% HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /hello?%4 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /he%llo HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHo st: x\r\n\r\n"})
    void what_undertow_refuses_is_a_problem_with_words(String request) throws Exception {
        start(Optional.empty(), LONG, LONG);

        try (RawPeer peer = peer()) {
            assertProblem(peer.send(request).answer());
            assertThat(peer.ended()).isTrue();
        }
    }

    @Test
    void so_it_is_over_tls_and_behind_a_good_request() throws Exception {
        start(Optional.of(tls), LONG, LONG);

        try (RawPeer peer = encrypted()) {
            peer.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "GET /hello?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(peer.answer().body()).isEqualTo("hello");
            assertProblem(peer.answer());
            assertThat(peer.ended()).isTrue();
        }
    }

    private static void assertProblem(RawPeer.Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        JsonNode problem = Json.strict().readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).contains("percent sign");
    }
}
