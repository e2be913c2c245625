// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.LoggedIn;
import parley.crypto.TlsContexts;
import parley.http.Json;
import parley.http.SocketClientConfig;
import parley.sockets.Endpoint;

@Timeout(60)
class ProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path data;

    private Program start(String... more) throws IOException {
        var flags = new ArrayList<>(List.of("--port", "0", "--data", data.toString(),
                "--drain-seconds", "5"));
        flags.addAll(List.of(more));
        return Program.start(Settings.read(flags, Map.of(), data));
    }

    private static HttpResponse<String> get(int port, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static LoggedIn person(Program program, String name) {
        return program.accounts().admin().provision(name, name, "test");
    }

    private static String acquaint(Program program, LoggedIn one, LoggedIn other) {
        AdminWork.acquaint(program, one.identity().userId(), other.identity().userId());
        return program.messenger().conversing()
                .direct(one.identity(), other.identity().userId()).id();
    }

    private static MessengerClient framed(Program program, LoggedIn who) {
        return MessengerClient.framed(Endpoint.loopback(program.framesPort()), who.token(),
                who.account().name());
    }

    private static MessengerClient socket(Program program, LoggedIn who) {
        return MessengerClient.socket(URI.create("ws://127.0.0.1:" + program.port()
                + "/api/v1/socket"), SocketClientConfig.usual(), who.token(),
                who.account().name());
    }

    private static List<String> heard(MessengerClient client, int count)
            throws InterruptedException {
        var texts = new ArrayList<String>();
        while (texts.size() < count) {
            var event = client.next(LIMIT).orElseThrow(
                    () -> new AssertionError("only " + texts + " arrived"));
            if (event instanceof ClientEvent.Entry entry) texts.add(entry.text());
        }
        return texts;
    }

    @Test
    void tells_that_it_is_ready_and_what_it_counts() throws Exception {
        try (var program = start()) {
            assertThat(get(program.adminPort(), "/ready").statusCode()).isEqualTo(200);
            assertThat(get(program.adminPort(), "/health").body()).contains("\"up\"");
            assertThat(get(program.port(), "/").body()).contains("/api/v1/openapi.json");
            assertThat(get(program.adminPort(), "/metrics").body())
                    .contains("parley_http_requests_total 1.0").contains("jvm_memory");
            assertThat(get(program.adminPort(), "/admin/backup").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void after_its_end_nobody_answers_and_the_data_can_be_opened_again() throws Exception {
        var program = start();
        int port = program.port();
        program.close();

        assertThatThrownBy(() -> get(port, "/")).isInstanceOf(ConnectException.class);
        start().close();
    }

    @Test
    void frames_and_websockets_carry_the_same_conversation() throws Exception {
        try (var program = start()) {
            var ada = person(program, "ada");
            var ben = person(program, "ben");
            var conversation = acquaint(program, ada, ben);
            try (var byFrames = framed(program, ada); var bySocket = socket(program, ben)) {
                byFrames.user(LIMIT);
                bySocket.user(LIMIT);

                assertThat(byFrames.send(conversation, "one", LIMIT)).isEqualTo(1);
                assertThat(bySocket.send(conversation, "two", LIMIT)).isEqualTo(2);

                assertThat(heard(bySocket, 1)).containsExactly("one");
                assertThat(heard(byFrames, 1)).containsExactly("two");
            }
        }
    }

    @Test
    void a_client_misses_nothing_while_the_messenger_restarts() throws Exception {
        var first = start();
        var ada = person(first, "ada");
        var ben = person(first, "ben");
        var conversation = acquaint(first, ada, ben);
        int port = first.port();
        int frames = first.framesPort();
        try (var away = framed(first, ada); var writer = framed(first, ben)) {
            away.user(LIMIT);
            writer.send(conversation, "before", LIMIT);
            assertThat(heard(away, 1)).containsExactly("before");
            first.close();

            try (var second = start("--port", Integer.toString(port), "--frames-port",
                    Integer.toString(frames))) {
                writer.send(conversation, "after", LIMIT);

                assertThat(heard(away, 1)).containsExactly("after");
                assertThat(second.messenger().history().after(
                        ada.identity(), conversation, 0, 10)).hasSize(2);
            }
        }
    }

    @Test
    void a_refused_send_says_why() throws Exception {
        try (var program = start()) {
            var ada = person(program, "ada");
            try (var client = framed(program, ada)) {
                assertThatThrownBy(() -> client.send("g_none", "hello", LIMIT))
                        .isInstanceOf(IOException.class).hasMessageContaining("no such");
            }
        }
    }

    @Test
    void the_bot_of_the_demo_answers_through_the_framed_connection() throws Exception {
        try (var program = start("--demo")) {
            var said = new ByteArrayOutputStream();
            try (var demo = Demo.start(program, new PrintStream(said, true))) {
                var ada = person(program, "ada");
                var parrot = person(program, "parrot");
                var conversation = acquaint(program, ada, parrot);
                try (var client = framed(program, ada)) {
                    client.send(conversation, "Polly?", LIMIT);
                    assertThat(heard(client, 1)).containsExactly("You said: Polly?");
                }
                assertThat(demo).isNotNull();
                assertThat(said.toString(StandardCharsets.UTF_8)).contains("Ada's token: ");
                assertThat(program.work().clientFrames()).isGreaterThan(1);
            }
        }
    }

    @Test
    void on_a_network_everything_is_encrypted_and_who_trusts_the_authority_comes_in()
            throws Exception {
        try (var program = start("--lan")) {
            var ada = person(program, "ada");
            var trusting = SocketClientConfig.usual().withTls(TlsContexts.client(
                    program.tls().orElseThrow().authority().orElseThrow().certificateFile()));
            var address = URI.create("wss://127.0.0.1:" + program.port() + "/api/v1/socket");
            try (var client = MessengerClient.socket(address, trusting, ada.token(), "ada")) {
                assertThat(client.user(LIMIT)).isEqualTo(ada.identity().userId());
            }
            assertThatThrownBy(() -> get(program.port(), "/")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void admin_commands_need_the_key_of_the_data_folder() throws Exception {
        try (var program = start(); var client = HttpClient.newHttpClient()) {
            var url = URI.create("http://127.0.0.1:" + program.adminPort() + "/admin/sessions");
            var body = HttpRequest.BodyPublishers.ofString("{\"count\":4,\"contacts\":true}");
            var request = HttpRequest.newBuilder(url).timeout(LIMIT)
                    .header("Content-Type", "application/json").POST(body);

            var without = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var with = client.send(request.header("Authorization",
                    "Bearer " + AdminKey.read(data)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(Json.lenient().readTree(with.body()).path("sessions")).hasSize(4);
            assertThat(program.accounts().authenticate(Json.lenient().readTree(with.body())
                    .path("sessions").get(3).path("token").asText()).userId()).startsWith("u_");
            assertThat(Files.readString(data.resolve(LogSetup.FILE)))
                    .doesNotContain(AdminKey.read(data));
        }
    }
}
