// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks the HTTP API as any program would.
final class RestClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
    private final String url;

    RestClient(String url) {
        this.url = url;
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// @param token of the session; empty for none
    /// @param body empty for none
    HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        return send(method, path, token, "application/json", body);
    }

    HttpResponse<String> send(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return client.send(request(method, path, token, type, body).build(),
                BodyHandlers.ofString());
    }

    /// Sends a request and waits for the head of the answer only.
    HttpResponse<java.io.InputStream> open(String path, String token)
            throws IOException, InterruptedException {
        return open(request("GET", path, token, "", "").build(), BodyHandlers.ofInputStream());
    }

    <T> HttpResponse<T> open(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(request, body);
    }

    HttpRequest.Builder request(String method, String path, String token, String type,
            String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) request.header("Content-Type", type);
        return request;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
