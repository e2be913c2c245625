// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.accounts.LoggedIn;
import parley.http.SocketClientConfig;
import parley.sockets.Endpoint;

/// A messenger in this process, people for it, and clients of theirs.
final class Rig {
    static final Duration LIMIT = Duration.ofSeconds(10);

    private Rig() {
    }

    /// Starts one on free ports.
    ///
    /// @param more flags beside those, which win
    static Program start(Path data, String... more) throws IOException {
        var flags = new ArrayList<>(List.of("--port", "0", "--data", data.toString(),
                "--drain-seconds", "5"));
        flags.addAll(List.of(more));
        return Program.start(Settings.read(flags, Map.of(), data));
    }

    static HttpResponse<String> get(int port, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Somebody who is signed in.
    static LoggedIn person(Program program, String name) {
        return program.accounts().admin().provision(name, name, "test");
    }

    /// Makes two people contacts of each other.
    ///
    /// @return the id of their conversation
    static String acquaint(Program program, LoggedIn one, LoggedIn other) {
        AdminWork.acquaint(program, one.identity().userId(), other.identity().userId());
        return program.messenger().conversing()
                .direct(one.identity(), other.identity().userId()).id();
    }

    static MessengerClient framed(Program program, LoggedIn who) {
        return MessengerClient.framed(Endpoint.loopback(program.framesPort()), who.token(),
                who.account().name());
    }

    static MessengerClient socket(Program program, LoggedIn who) {
        return MessengerClient.socket(URI.create("ws://127.0.0.1:" + program.port()
                + "/api/v1/socket"), SocketClientConfig.usual(), who.token(),
                who.account().name());
    }

    /// Waits for so many entries.
    static List<String> heard(MessengerClient client, int count)
            throws InterruptedException {
        var texts = new ArrayList<String>();
        while (texts.size() < count) {
            var event = client.next(LIMIT).orElseThrow(
                    () -> new AssertionError("only " + texts + " arrived"));
            if (event instanceof ClientEvent.Entry entry) texts.add(entry.text());
        }
        return texts;
    }
}
