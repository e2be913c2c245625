// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Holds the served document against what the server does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class OpenApiTest {
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "PATCH", "DELETE");
    /// Whose requests end what later requests need, so each gets a person of its own.
    private static final Set<String> ENDING =
            Set.of("logOut", "logOutAll", "deleteMe", "changePassword", "leaveGroup");

    private RestServer server;
    private RestClient client;
    private RestWorld world;
    private Documented documented;
    private JsonNode document;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
        world = new RestWorld(server);
        documented = Documented.by(client);
        document = documented.document();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private HttpResponse<String> ask(RestOperation operation, String token)
            throws IOException, InterruptedException {
        RestSample sample = world.sample(operation, Map.of("seq", said(), "name",
                world.olga.account().name(), "session", spareSession(), "file",
                world.attach(world.group)));
        if (operation.id().equals("addMember")) server.messenger.contacting().request(
                world.rita.identity(), RestWorld.id(world.olga));
        if (operation.id().equals("acceptContact")) server.messenger.contacting().request(
                world.petra.identity(), RestWorld.id(world.olga));
        if (operation.id().equals("streamEvents")) return headOnly(sample.path(), token);
        return client.send(operation.method(), sample.path(), token, sample.type(), sample.body());
    }

    private HttpResponse<String> headOnly(String path, String token)
            throws IOException, InterruptedException {
        try (var in = client.open(path, token).body()) {
            assertThat(new String(in.readNBytes(8), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith(": Parley");
        }
        return client.send("GET", "/api/v1/me", token, "");
    }

    private String said() {
        return Long.toString(world.say(world.olga, world.group));
    }

    private String spareSession() {
        return server.accounts.logIn(world.olga.account().name(), RestServer.PASSWORD, "spare",
                java.net.InetAddress.getLoopbackAddress()).identity().sessionId();
    }

    private String token(RestOperation operation) {
        if (operation.access() == RestAccess.ANYBODY) return "";
        if (operation.access() == RestAccess.ADMIN) return world.adam.token();
        if (!ENDING.contains(operation.id())) return world.olga.token();
        var own = server.person("own" + operation.id().toLowerCase(java.util.Locale.ROOT));
        server.acquaint(own, world.olga);
        if (operation.id().equals("leaveGroup")) server.messenger.groups().add(
                world.olga.identity(), world.group, RestWorld.id(own));
        return own.token();
    }

    @Test
    void every_operation_does_what_the_document_says() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (RestOperation operation : server.operations) {
            HttpResponse<String> answer = ask(operation, token(operation));
            if (answer.statusCode() >= 300) wrong.add(operation.id() + ": "
                    + answer.statusCode() + " " + answer.body());
            if (!operation.id().equals("streamEvents")) wrong.addAll(documented.faults(operation, answer));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_refusal_is_a_documented_problem() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (RestOperation operation : server.operations) {
            String path = operation.template().replaceAll("\\{seq}", "999999")
                    .replaceAll("\\{[a-z]+}", "u_nobody");
            String token = operation.access() == RestAccess.ANYBODY ? "" : world.adam.token();
            for (var answer : List.of(
                    client.send(operation.method(), path, "wrong", ""),
                    client.send(operation.method(), path + "?nonsense=1", token, ""),
                    client.send(operation.method(), path, token, "{\"nonsense\":1}"),
                    client.send(operation.method(), path, token, "text/csv", "a,b"),
                    client.send(operation.method(), path, token, "[".repeat(40)),
                    client.send(operation.method(), path, token,
                            "{\"text\":\"" + "x".repeat(60_000) + "\"}"))) {
                if (answer.statusCode() >= 400) wrong.addAll(documented.faults(operation, answer));
                if (answer.statusCode() >= 500) wrong.add(operation.id() + " " + answer.body());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_not_documented_is_refused() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> paths = new TreeSet<>();
        document.path("paths").properties().forEach(path -> paths.add(path.getKey()));
        for (String path : paths) {
            for (String method : METHODS) {
                boolean known = document.path("paths").path(path)
                        .has(method.toLowerCase(java.util.Locale.ROOT));
                if (known || overlaps(path, method)) continue;
                var answer = client.send(method, path.replaceAll("\\{[a-z]+}", "1"),
                        world.olga.token(), "");
                boolean refused = answer.statusCode() == 405
                        && answer.headers().firstValue("Allow").isPresent();
                if (!refused) wrong.add(method + " " + path + ": " + answer.statusCode());
            }
        }
        for (String path : List.of("/api", "/api/v1", "/api/v1/", "/api/v2/me", "/api/v1/nothing",
                "/api/v1/me/", "/api/v1/users/a/b/c", "/metrics", "/health", "/admin/sessions")) {
            var answer = client.send("GET", path, world.olga.token(), "");
            if (answer.statusCode() != 404) wrong.add(path + ": " + answer.statusCode());
        }

        assertThat(wrong).isEmpty();
    }

    /// `/sessions/current` is an address of `/sessions/{id}`, too.
    private boolean overlaps(String path, String method) {
        String above = path.substring(0, path.lastIndexOf('/'));
        boolean fixed = !path.endsWith("}");
        return fixed && server.operations.stream().anyMatch(operation -> operation.method()
                .equals(method) && operation.template().matches("\\Q" + above + "\\E/\\{[a-z]+}"));
    }

    @Test
    void the_document_is_whole() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        Set<String> ids = new TreeSet<>();
        document.path("paths").forEach(path -> path.forEach(operation ->
                assertThat(ids.add(operation.path("operationId").asText())).isTrue()));
        assertThat(ids).containsExactlyInAnyOrderElementsOf(
                server.operations.stream().map(RestOperation::id).toList());
        document.findValues("$ref").forEach(ref ->
                assertThat(document.at(ref.asText().substring(1)).isMissingNode())
                        .as(ref.asText()).isFalse());
    }
}
