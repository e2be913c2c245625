// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.Identity;
import parley.accounts.LoggedIn;
import parley.http.Header;
import parley.http.SocketClientConfig;
import parley.http.WebSocketClient;

/// A session that ends takes everything along that was opened with it, whatever the moment.
@Timeout(60)
class SessionEndTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private RestServer server;
    private RestClient client;
    private LoggedIn ann;

    @BeforeEach
    void start() throws Exception {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
        ann = server.person("ann");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private WebSocketClient handshake(String token) throws Exception {
        URI address = URI.create(server.url().replace("http", "ws") + Protocol.PATH);
        return WebSocketClient.connect(address, SocketClientConfig.usual()
                .withHeaders(List.of(new Header("Authorization", "Bearer " + token))));
    }

    private static JsonNode next(WebSocketClient socket) throws Exception {
        return Device.JSON.readTree(socket.receive(SOON).orElseThrow());
    }

    @Test
    void a_handshake_with_a_session_needs_no_token_in_the_hello() throws Exception {
        try (WebSocketClient socket = handshake(ann.token())) {
            socket.send("{\"type\":\"hello\"}");

            assertThat(next(socket).path("user").asText()).isEqualTo(RestWorld.id(ann));
        }
    }

    @Test
    void a_handshake_without_a_valid_session_is_refused() {
        assertThatThrownBy(() -> handshake("nonsense").close()).hasMessageContaining("401");
    }

    @Test
    void a_session_that_ends_between_handshake_and_hello_is_let_in_no_more() throws Exception {
        try (WebSocketClient socket = handshake(ann.token())) {
            client.send("DELETE", "/api/v1/sessions/current", ann.token(), "");

            socket.send("{\"type\":\"hello\"}");

            assertThat(next(socket).path("code").asText()).isEqualTo("unauthenticated");
            assertThat(next(socket).path("type").asText()).isEqualTo("bye");
            assertThat(server.messenger.live().devices(RestWorld.id(ann))).isEmpty();
        }
    }

    @Test
    void a_session_that_ends_while_it_is_let_in_gets_nothing_and_is_closed() {
        Live live = server.messenger.live();
        // Nobody closes it then: it is not among the person's devices yet.
        AtomicBoolean ended = new AtomicBoolean();
        Device device = new Device(live, Optional.of(() -> {
            Identity me = live.parts().tokens().identity(ann.token());
            if (ended.compareAndSet(false, true)) server.accounts.logOut(me);
            return me;
        }));

        device.say("{\"type\":\"hello\"}");

        device.expect("welcome");
        assertThat(device.expect("error").path("code").asText()).isEqualTo("unauthenticated");
        assertThat(device.expect("bye").path("code").asText()).isEqualTo("unauthenticated");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> live.devices(RestWorld.id(ann)).length == 0);
    }

    @Test
    void a_feed_is_for_a_session_that_stands() {
        server.accounts.logOut(ann.identity());

        assertThatThrownBy(() -> server.messenger.feed(ann.token(), Map.of()))
                .isInstanceOfSatisfying(ApiException.class, refusal ->
                        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
        assertThat(server.messenger.live().connections()).isZero();
    }

    @Test
    void logging_out_ends_a_stream_of_events() throws Exception {
        var stream = client.open("/api/v1/events", ann.token());
        try (var lines = new BufferedReader(
                new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            lines.readLine();
            while (server.messenger.live().devices(RestWorld.id(ann)).length == 0)
                Thread.onSpinWait();

            client.send("DELETE", "/api/v1/sessions/current", ann.token(), "");

            assertThat(lines.lines().toList())
                    .anyMatch(line -> line.startsWith("data:") && line.contains("session_ended"));
        }
    }

    @Test
    void logging_out_ends_a_long_poll_at_once() throws Exception {
        var poll = CompletableFuture.supplyAsync(() -> poll(30));
        while (server.messenger.live().devices(RestWorld.id(ann)).length == 0) Thread.onSpinWait();
        long begin = System.nanoTime();

        client.send("DELETE", "/api/v1/sessions/current", ann.token(), "");

        assertThat(poll.get().path("events").path(0).path("code").asText())
                .isEqualTo("session_ended");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    }

    private JsonNode poll(int seconds) {
        try {
            return Device.JSON.readTree(client.send("POST", "/api/v1/poll", ann.token(),
                    "{\"wait\":" + seconds + "}").body());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
