// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.accounts.LoggedIn;

/// Who may do what, as one table: every operation of the HTTP API, asked by everybody who should
/// not. A new operation without a row fails.
///
/// Without a session and with an expired one everything is 401, with a suspended account 403, but
/// for what everybody may use; those columns need no numbers. [AccessTable#REST] has the others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class AccessTest {
    private static final AccessTable TABLE = AccessTable.REST;

    private RestServer server;
    private RestClient client;
    private RestWorld world;
    private String expired;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new RestServer(folder, false);
        client = new RestClient(server.url());
        world = new RestWorld(server);
        expired = server.expired("expired").token();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private List<RestOperation> guarded() {
        return server.operations.stream()
                .filter(operation -> operation.access() != RestAccess.ANYBODY).toList();
    }

    @Test
    void every_operation_has_a_row() {
        assertThat(TABLE.names()).containsExactlyInAnyOrderElementsOf(
                guarded().stream().map(RestOperation::id).toList());
        assertThat(server.operations).filteredOn(o -> o.access() == RestAccess.ANYBODY)
                .extracting(RestOperation::id).containsExactlyInAnyOrder(
                        "signUp", "logIn", "getOpenApi", "getProtocol");
    }

    @Test
    void there_is_no_route_beside_the_operations_and_the_first_page() {
        List<String> operations = server.operations.stream()
                .map(operation -> operation.method() + " " + operation.template()).toList();
        assertThat(server.api.routes())
                .extracting(route -> route.method() + " " + route.template())
                .filteredOn(route -> !List.of("GET /", "GET /style.css").contains(route))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void without_a_session_nothing_is_done() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (RestOperation operation : guarded()) {
            for (String token : List.of("", "x", expired, world.olga.token() + "x")) {
                HttpResponse<String> answer = ask(operation, token, Map.of());
                boolean asked = answer.headers().firstValue("WWW-Authenticate").isPresent();
                if (answer.statusCode() != 401 || !asked)
                    wrong.add(operation.id() + " " + answer.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_suspended_person_can_do_nothing() throws Exception {
        LoggedIn stopped = server.person("stopped");
        server.store.users().update(suspended(server.store.users()
                .byId(RestWorld.id(stopped)).orElseThrow()));
        List<String> wrong = new ArrayList<>();
        for (RestOperation operation : guarded()) {
            HttpResponse<String> answer = ask(operation, stopped.token(), Map.of());
            if (answer.statusCode() != 403 || !answer.body().contains("\"suspended\""))
                wrong.add(operation.id() + " " + answer.statusCode() + " " + answer.body());
        }
        assertThat(wrong).isEmpty();
        assertThat(ask(guarded().getFirst(), world.susi.token(), Map.of()).statusCode())
                .as("suspending ends the sessions, too").isEqualTo(401);
    }

    private static parley.store.User suspended(parley.store.User user) {
        return new parley.store.User(user.id(), user.name(), user.displayName(),
                user.passwordHash(), user.createdAt(), parley.store.User.State.SUSPENDED,
                user.role(), user.version());
    }

    @Test
    void a_stranger_gets_what_the_table_says() throws Exception {
        assertThat(column(0, world.sven, Map.of("petra", RestWorld.id(world.olga),
                "sven", RestWorld.id(world.olga)))).isEmpty();
    }

    @Test
    void somebody_blocked_gets_what_the_table_says() throws Exception {
        assertThat(column(1, world.bruno, Map.of("petra", RestWorld.id(world.olga), "sven",
                RestWorld.id(world.olga), "group", world.directWithBruno, "file",
                world.fileForBruno))).isEmpty();
    }

    @Test
    void a_removed_member_gets_what_the_table_says() throws Exception {
        assertThat(column(2, world.rita, Map.of("sven", RestWorld.id(world.olga)))).isEmpty();
    }

    /// Asks all operations in the order of the table, where those that end a session stand last.
    private List<String> column(int column, LoggedIn who, Map<String, String> names)
            throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, List<String>> rows = TABLE.rows();
        for (String id : TABLE.names()) {
            RestOperation operation = guarded().stream()
                    .filter(one -> one.id().equals(id)).findFirst().orElseThrow();
            boolean ends = List.of("logOut", "logOutAll", "deleteMe", "changePassword")
                    .contains(id);
            String token = ends ? server.person(id.toLowerCase(java.util.Locale.ROOT) + column)
                    .token() : who.token();
            int status = ask(operation, token, names).statusCode();
            String wanted = rows.get(id).get(column);
            boolean fits = wanted.equals("own") ? status / 100 == 2
                    : status == Integer.parseInt(wanted);
            if (!fits) wrong.add(id + ": " + status + ", not " + wanted);
        }
        return wrong;
    }

    private HttpResponse<String> ask(RestOperation operation, String token,
            Map<String, String> names) throws Exception {
        Map<String, String> all = new TreeMap<>(Map.of("seq", "1", "session",
                world.olga.identity().sessionId(), "name", world.olga.account().name()));
        all.putAll(names);
        RestSample sample = world.sample(operation, all);
        if (!operation.id().equals("streamEvents")) return client.send(operation.method(),
                sample.path(), token, sample.type(), sample.body());
        var stream = client.open(sample.path(), token);
        stream.body().close();
        return stream.statusCode() / 100 == 2 ? client.send("GET", "/api/v1/me", token, "")
                : client.send("GET", sample.path(), token, "");
    }
}
