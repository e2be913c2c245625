// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.http.Json;

/// The first part of the stream of events, held against the served document: a tester that waits
/// for the end of an answer cannot try it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class EventStreamTest {
    private static final String EVENTS = "/api/v1/events";

    private RestServer server;
    private RestClient client;
    private RestWorld world;
    private Documented documented;
    private JsonNode described;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
        world = new RestWorld(server);
        documented = Documented.by(client);
        described = documented.operation(server.operation("streamEvents"));
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void the_stream_is_what_the_document_says() throws Exception {
        long seq = world.say(world.olga, world.group);
        HttpResponse<InputStream> answer = client.open(
                EVENTS + "?cursors=" + world.group + ":" + (seq - 1), world.petra.token());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String type = answer.headers().firstValue("Content-Type").orElseThrow();
            assertThat(described.path("responses").path("200").path("content").has(type)).isTrue();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(lines.readLine()).startsWith(":");

            JsonNode message = firstMessage(lines);

            assertThat(message.path("seq").asLong()).isEqualTo(seq);
            assertThat(documented.faults("Entry", without(message, "type"))).isEmpty();
        }
    }

    /// The first message; every event until then is checked.
    private JsonNode firstMessage(BufferedReader lines) throws IOException {
        while (true) {
            Map<String, String> fields = event(lines);
            JsonNode event = Json.strict().readTree(fields.get("data"));
            assertThat(documented.faults("Event", event)).isEmpty();
            assertThat(fields.get("event")).isEqualTo(event.path("type").asText());
            assertThat(documented.schemas().faults(cursors(), Json.strict().valueToTree(
                    fields.get("id")))).isEmpty();
            if (event.path("type").asText().equals("message")) return event;
        }
    }

    private JsonNode cursors() {
        return described.path("parameters").path(0).path("schema");
    }

    private static Map<String, String> event(BufferedReader lines) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        while (true) {
            String line = lines.readLine();
            if (line.isEmpty() && fields.containsKey("data")) return fields;
            if (line.isEmpty() || line.startsWith(":")) continue;
            String[] parts = line.split(": ?", 2);
            fields.put(parts[0], parts[1]);
        }
    }

    private static JsonNode without(JsonNode object, String member) {
        return object.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy()
                .without(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?cursors=nonsense", "?cursors=a:b", "?nonsense=1",
        "?cursors=a:1&cursors=b:2", "?cursors=%00"})
    void what_it_refuses_is_a_documented_problem(String query) throws Exception {
        for (String token : List.of(world.petra.token(), "wrong", world.susi.token())) {
            HttpResponse<String> answer = client.send("GET", EVENTS + query, token, "");
            assertThat(answer.statusCode()).isBetween(400, 403);
            assertThat(documented.faults(server.operation("streamEvents"), answer)).isEmpty();
        }
    }
}
