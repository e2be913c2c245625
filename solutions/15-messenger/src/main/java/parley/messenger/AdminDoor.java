// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import parley.api.StoreState;
import parley.http.Handler;
import parley.http.HttpLimits;
import parley.http.HttpServer;
import parley.http.ProblemException;
import parley.http.Request;
import parley.http.Response;
import parley.http.Route;
import parley.http.Router;

/// The door for those who run the server, on loopback only: health, readiness, metrics, and
/// commands for whoever has the key of the data folder.
final class AdminDoor implements AutoCloseable {
    /// Where the port is written in the data folder, for admin commands.
    static final String PORT_FILE = "admin.port";

    private final Program program;
    private final AdminKey key;
    private final Metrics metrics;
    private final AdminWork work;
    private final HttpServer server;

    private AdminDoor(Program program, AdminKey key) throws IOException {
        this.program = program;
        this.key = key;
        this.metrics = new Metrics(program.messenger(), program.work());
        this.work = new AdminWork(program);
        var bind = new InetSocketAddress(InetAddress.getByName("127.0.0.1"),
                program.settings().number(SettingTable.ADMIN_PORT));
        this.server = HttpServer.start(bind, Router.of(routes()), HttpLimits.usual(),
                Clock.systemUTC());
    }

    static AdminDoor start(Program program, Path data) throws IOException {
        var door = new AdminDoor(program, AdminKey.create(data));
        Files.writeString(data.resolve(PORT_FILE), Integer.toString(door.port()));
        return door;
    }

    private List<Route> routes() {
        return List.of(
                new Route("GET", "/health", counted(_ -> health())),
                new Route("GET", "/ready", counted(_ -> readiness())),
                new Route("GET", "/metrics", counted(
                        _ -> Response.of(200, Metrics.TYPE, metrics.page()))),
                new Route("POST", "/admin/sessions", locked(request ->
                        Response.json(200, work.sessions(request.json(JsonNode.class))))),
                new Route("POST", "/admin/appoint", locked(request ->
                        Response.json(200, work.appoint(request.json(JsonNode.class))))),
                new Route("POST", "/admin/backup", locked(request ->
                        Response.json(200, work.backup(request.json(JsonNode.class))))));
    }

    private Handler counted(Handler handler) {
        return OwnName.guard(request -> {
            program.work().adminRequest();
            return handler.handle(request);
        });
    }

    private Handler locked(Handler handler) {
        return counted(request -> {
            if (!hasKey(request)) throw new ProblemException(401,
                    "Send the text of the file admin.key in the data folder as a bearer token.")
                    .with("WWW-Authenticate", "Bearer");
            return handler.handle(request);
        });
    }

    private boolean hasKey(Request request) {
        return request.header("Authorization")
                .filter(value -> key.is(value.replaceFirst("^Bearer ", ""))).isPresent();
    }

    /// Whether the process works at all; 503 tells whoever watches it to look into the log.
    private Response health() {
        // task 15.1: 200 while the store takes writes, else 503; status, store, why, since
        var state = program.messenger().state();
        boolean well = state.kind() == StoreState.Kind.UP;
        return Response.json(well ? 200 : 503, Map.of("status", well ? "up" : "store not writable",
                "store", state.kind().name().toLowerCase(java.util.Locale.ROOT),
                "why", state.why(), "since", state.since()));
        // end 15.1
    }

    /// Whether new requests are welcome: not while it starts, drains, or cannot write.
    private Response readiness() {
        // task 15.1: 200 while the program is ready and the store up, else 503; ready
        boolean well = program.messenger().state().kind() == StoreState.Kind.UP;
        boolean ready = program.ready() && well;
        return Response.json(ready ? 200 : 503, Map.of("ready", ready));
        // end 15.1
    }

    int port() {
        return server.address().getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
