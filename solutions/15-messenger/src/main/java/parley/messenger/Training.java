// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parley.api.Protocol;
import parley.http.Json;

/// Runs the messenger once for a moment and uses it, so that the JVM can write down what it loads:
/// the next start takes it from its AOT cache.
public final class Training {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int ROUNDS = 20;

    private Training() {
    }

    /// Runs it.
    ///
    /// @param arguments a folder that may be filled and thrown away
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        var settings = Settings.read(List.of("--port", "0", "--data", arguments[0], "--limits",
                "off"), Map.of(), Path.of(arguments[0]));
        try (var program = Program.start(settings); var client = HttpClient.newHttpClient()) {
            Banner.print(program, Parts.ofThisProgram(), System.out);
            use(client, Banner.address(program), program.adminPort());
        }
    }

    private static void use(HttpClient client, String url, int adminPort)
            throws IOException, InterruptedException {
        for (var page : List.of(url, url + "api/v1/openapi.json", url + "api/v1/protocol",
                "http://127.0.0.1:" + adminPort + "/health",
                "http://127.0.0.1:" + adminPort + "/ready"))
            client.send(HttpRequest.newBuilder(URI.create(page)).timeout(LIMIT).build(),
                    BodyHandlers.discarding());
        var token = "";
        for (int i = 0; i < ROUNDS; i++) token = signUp(client, url, "trainee" + i);
        var open = new CountDownLatch(1);
        var socket = client.newWebSocketBuilder().subprotocols(Protocol.SUBPROTOCOL)
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(url.replaceFirst("^http", "ws").replaceFirst("/$",
                        Protocol.PATH)), new Listener(open)).join();
        socket.sendText("{\"type\":\"hello\"}", true).join();
        open.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private static String signUp(HttpClient client, String url, String name)
            throws IOException, InterruptedException {
        var body = Json.write(Map.of("name", name, "password", "only for training " + name));
        var request = HttpRequest.newBuilder(URI.create(url + "api/v1/accounts")).timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)).build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        return Json.lenient().readTree(answer.body()).path("token").asText();
    }

    private record Listener(CountDownLatch heard) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.countDown();
            socket.request(1);
            return null;
        }
    }
}
