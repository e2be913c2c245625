// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.http.Json;

/// What the admin door says, read once.
///
/// @param status of `/health`
/// @param store the state in one word
/// @param why the sentence
/// @param ready the status of `/ready`
record Health(int status, String store, String why, int ready) {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    static Health of(int adminPort) {
        try (var client = HttpClient.newHttpClient()) {
            var health = get(client, adminPort, "/health");
            var told = Json.lenient().readTree(health.body());
            return new Health(health.statusCode(), told.path("store").asText(),
                    told.path("why").asText(), get(client, adminPort, "/ready").statusCode());
        } catch (IOException e) {
            throw new AssertionError("the admin door does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path)
            throws IOException, InterruptedException {
        var url = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(url).timeout(LIMIT).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    boolean well() {
        return status == 200 && ready == 200 && store.equals("up");
    }

    /// The lines of a data folder's log that are errors or warnings.
    static List<String> complaints(Path data) throws IOException {
        return Files.readAllLines(data.resolve(LogSetup.FILE)).stream()
                .filter(line -> line.contains("\"ERROR\"") || line.contains("\"WARN\"")).toList();
    }
}
