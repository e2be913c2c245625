// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An answer. The server adds what every answer needs: `Date`, the body's length, security headers.
///
/// @param status 200 to 599
/// @param headers in the order in which they are sent; `Content-Type` is one of them
/// @param body what follows them
public record Response(int status, List<Header> headers, Body body) {
    /// The media type of JSON.
    public static final String JSON = "application/json";
    /// The media type of server-sent events.
    public static final String EVENT_STREAM = "text/event-stream";
    private static final String CONTENT_TYPE = "Content-Type";

    /// Keeps a copy of the headers.
    ///
    /// @throws IllegalArgumentException when the status is not one of a final answer
    public Response {
        if (status < 200 || status > 599)
            throw new IllegalArgumentException("not the status of an answer: " + status);
        headers = List.copyOf(headers);
    }

    /// An answer with bytes.
    public static Response of(int status, String type, byte[] bytes) {
        return new Response(status, List.of(new Header(CONTENT_TYPE, type)),
                new Body.Bytes(bytes));
    }

    /// An answer with text, sent as UTF-8.
    ///
    /// @param type without a charset: `text/plain`, `text/html`
    public static Response text(int status, String type, String text) {
        return of(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// An answer with a value written as JSON.
    ///
    /// @throws IllegalArgumentException when the value cannot be written as JSON
    public static Response json(int status, Object value) {
        return of(status, JSON, Json.write(value));
    }

    /// 204, without a body.
    public static Response noContent() {
        return new Response(204, List.of(), new Body.Empty());
    }

    /// An answer with a status, and no body.
    public static Response empty(int status) {
        return new Response(status, List.of(), new Body.Empty());
    }

    /// An answer that says what went wrong.
    public static Response problem(Problem problem) {
        return of(problem.status(), Problem.MEDIA_TYPE, Json.write(problem.members()));
    }

    /// The answer to a request that failed this way.
    public static Response problem(ProblemException failed) {
        Response answer = problem(failed.problem());
        for (Header header : failed.headers()) {
            answer = answer.with(header.name(), header.value());
        }
        return answer;
    }

    /// An answer whose body is made while it is sent.
    ///
    /// @param length in bytes, or [Body#UNKNOWN]
    public static Response stream(int status, String type, long length, Body.Writer writer) {
        return new Response(status, List.of(new Header(CONTENT_TYPE, type)),
                new Body.Streamed(length, writer));
    }

    /// A stream of server-sent events.
    public static Response events(EventSource source) {
        return new Response(200, List.of(new Header(CONTENT_TYPE, EVENT_STREAM),
                new Header("Cache-Control", "no-store")), new Body.Events(source));
    }

    /// The same with one more header.
    ///
    /// @throws IllegalArgumentException as [Header] does
    public Response with(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Response(status, all, body);
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value).findFirst();
    }
}
