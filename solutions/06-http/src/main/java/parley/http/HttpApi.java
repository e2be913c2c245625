// SPDX-License-Identifier: Apache-2.0
package parley.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// A client for JSON APIs, with calls that wait; on the JDK's HTTP client. Any thread.
///
/// Answers of 400 and above become a [ProblemException] with the server's own problem document.
public final class HttpApi implements AutoCloseable {
    /// How long a connection may take.
    public static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    /// How long an answer's headers may take where nothing else is said.
    public static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI base;
    private final List<Header> headers;
    private final Duration timeLimit;

    private HttpApi(HttpClient client, URI base, List<Header> headers, Duration timeLimit) {
        this.client = client;
        this.base = base;
        this.headers = headers;
        this.timeLimit = timeLimit;
    }

    /// A client that trusts whom the JDK trusts.
    ///
    /// @param base `http://127.0.0.1:8080`; paths are added to it
    public static HttpApi at(URI base) {
        return new HttpApi(builder().build(), base, List.of(), TIME_LIMIT);
    }

    /// A client that trusts as this context does.
    public static HttpApi at(URI base, SSLContext tls) {
        return new HttpApi(builder().sslContext(tls).build(), base, List.of(), TIME_LIMIT);
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().connectTimeout(CONNECT_TIME);
    }

    /// The same client, sending one more header with each request.
    public HttpApi withHeader(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new HttpApi(client, base, List.copyOf(all), timeLimit);
    }

    /// The same client with another time limit.
    public HttpApi withTimeLimit(Duration limit) {
        return new HttpApi(client, base, headers, limit);
    }

    /// Asks for a value.
    ///
    /// @param path with its query, encoded where it needs to be: `/api/v1/users?prefix=a`
    /// @throws ProblemException when the server answers with 400 or above
    /// @throws IOException when there is no answer, or one that is not of this type
    public <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
        return call("GET", path, BodyPublishers.noBody(), type);
    }

    /// Sends a value and reads another.
    ///
    /// @throws ProblemException as [#get] does
    /// @throws IOException as [#get] does
    public <T> T call(String method, String path, Object value, Class<T> type)
            throws IOException, InterruptedException {
        return call(method, path, BodyPublishers.ofByteArray(Json.write(value)), type);
    }

    private <T> T call(String method, String path, BodyPublisher body, Class<T> type)
            throws IOException, InterruptedException {
        byte[] answer = read(exchange(method, path, body, Response.JSON));
        try {
            return Json.lenient().readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IOException("an answer that is not of the expected form", e);
        }
    }

    /// Sends a value, or nothing but the request, where no answer is expected.
    ///
    /// @throws ProblemException as [#get] does
    /// @throws IOException as [#get] does
    public void send(String method, String path, Object value)
            throws IOException, InterruptedException {
        read(exchange(method, path, BodyPublishers.ofByteArray(Json.write(value)), Response.JSON));
    }

    /// Sends a request without a body, where no answer is expected: DELETE, most often.
    ///
    /// @throws ProblemException as [#get] does
    /// @throws IOException as [#get] does
    public void send(String method, String path) throws IOException, InterruptedException {
        read(exchange(method, path, BodyPublishers.noBody(), ""));
    }

    /// Sends a stream of bytes.
    ///
    /// @param source opens the stream; it is closed in any case
    /// @throws ProblemException as [#get] does
    /// @throws IOException as [#get] does
    public <T> T upload(String method, String path, String mediaType,
            Supplier<InputStream> source, Class<T> type)
            throws IOException, InterruptedException {
        BodyPublisher body = BodyPublishers.ofInputStream(source);
        byte[] answer = read(exchange(method, path, body, mediaType));
        return Json.lenient().readValue(answer, type);
    }

    /// Asks for a stream of bytes.
    ///
    /// @return the body, to be closed by the caller
    /// @throws ProblemException as [#get] does
    /// @throws IOException as [#get] does
    public InputStream download(String path) throws IOException, InterruptedException {
        return exchange("GET", path, BodyPublishers.noBody(), "").body();
    }

    private static byte[] read(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return body.readAllBytes();
        }
    }

    private HttpResponse<InputStream> exchange(String method, String path, BodyPublisher body,
            String mediaType) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeLimit).method(method, body);
        headers.forEach(header -> request.header(header.name(), header.value()));
        if (!mediaType.isEmpty()) request.header("Content-Type", mediaType);
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() >= 400) throw problem(answer);
        return answer;
    }

    private static ProblemException problem(HttpResponse<InputStream> answer) throws IOException {
        byte[] body = read(answer);
        ProblemException failed = new ProblemException(document(answer.statusCode(), body));
        return answer.headers().firstValue("Retry-After")
                .map(time -> failed.with("Retry-After", time)).orElse(failed);
    }

    /// The server's own words, or the status' when it sent none.
    private static Problem document(int status, byte[] body) throws IOException {
        try {
            JsonNode sent = Json.lenient().readTree(body);
            Problem problem = new Problem(status, sent.path("type").asText(Problem.NO_TYPE),
                    sent.path("title").asText(Status.reason(status)),
                    sent.path("detail").asText(""), Map.of());
            for (Map.Entry<String, JsonNode> member : sent.properties()) {
                if (!problem.members().containsKey(member.getKey()))
                    problem = problem.with(member.getKey(),
                            Json.lenient().treeToValue(member.getValue(), Object.class));
            }
            return problem;
        } catch (JsonProcessingException e) {
            return Problem.of(status, "The server gave no reason.");
        }
    }

    /// Ends the client's threads. Requests that are under way end with an error.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
