// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What requests of both servers have in common. One thread: that of the handler.
abstract class BasicRequest implements Request {
    private final String method;
    private final String rawPath;
    private final InetSocketAddress peer;
    private final String rawQuery;
    private Optional<Map<String, List<String>>> queries = Optional.empty();
    private Optional<Router.Found> found = Optional.empty();

    /// A request.
    ///
    /// @param rawPath as it was sent, without the query
    /// @param rawQuery as it was sent, without the question mark
    BasicRequest(String method, String rawPath, String rawQuery, InetSocketAddress peer) {
        this.method = method;
        this.rawPath = rawPath;
        this.peer = peer;
        this.rawQuery = rawQuery;
    }

    /// The path as it was sent.
    String rawPath() {
        return rawPath;
    }

    /// The route for this request, looked for once.
    ///
    /// @throws ProblemException as [Router#find] does
    Route route(Router router) {
        if (found.isEmpty()) found = Optional.of(router.find(method, rawPath));
        return found.get().route();
    }

    /// The longest body that may be read.
    long maxBodyBytes() {
        return found.map(f -> f.route().maxBodyBytes()).orElse(Route.DEFAULT_MAX_BODY_BYTES);
    }

    /// How long its handler may take, and then its answer's body.
    Duration timeLimit() {
        return found.map(f -> f.route().timeLimit()).orElse(Route.DEFAULT_TIME_LIMIT);
    }

    /// A cookie, an origin: the first value of a header, or an empty text.
    String headerOrEmpty(String name) {
        return header(name).orElse("");
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return PercentCode.decode(rawPath);
    }

    @Override
    public String pathParameter(String name) {
        String value = found.map(f -> f.pathParameters().get(name)).orElse(null);
        if (value == null) throw new IllegalArgumentException("no {" + name + "} in the template");
        return value;
    }

    /// Decoded when it is asked for, so that a fault in it is answered like any other.
    private Map<String, List<String>> queries() {
        if (queries.isEmpty()) queries = Optional.of(Query.parse(rawQuery));
        return queries.get();
    }

    @Override
    public Set<String> queryNames() {
        return queries().keySet();
    }

    @Override
    public List<String> queries(String name) {
        return queries().getOrDefault(name, List.of());
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    @Override
    public <T> T json(Class<T> type) {
        Optional<String> mediaType = header("Content-Type");
        if (mediaType.isEmpty() || !isJson(mediaType.get()))
            throw new ProblemException(415, "Send the body as " + Response.JSON + ".")
                    .with("Accept", Response.JSON);
        return Json.read(wholeBody(), type);
    }

    private static boolean isJson(String mediaType) {
        String[] parts = mediaType.toLowerCase(Locale.ROOT).split(";", 2);
        return parts[0].strip().equals(Response.JSON);
    }

    private byte[] wholeBody() {
        try (InputStream body = body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new PeerGone(e);
        }
    }
}
