// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.Set;

/// Which web pages from elsewhere may call: the
/// [Fetch standard §3.2](https://fetch.spec.whatwg.org/#http-cors-protocol). Nobody, unless named.
/// Any thread.
final class Cors {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String MAX_AGE_SECONDS = "600";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Range, Last-Event-ID";
    private static final String ANSWER_HEADERS = "Content-Range, ETag, Location, Retry-After";

    private final Set<String> origins;

    /// Allows these origins: scheme, host and port as browsers send them.
    Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /// Adds to an answer that the asking page may read it, when it may.
    Response allow(BasicRequest request, Response answer) {
        if (origins.isEmpty()) return answer;
        Response varied = answer.with("Vary", "Origin");
        String origin = request.headerOrEmpty("Origin");
        if (!origins.contains(origin)) return varied;
        return varied.with(ALLOW_ORIGIN, origin)
                .with("Access-Control-Expose-Headers", ANSWER_HEADERS);
    }

    /// Adds to the answer of an OPTIONS request what the page may ask afterwards, when it may.
    Response preflight(BasicRequest request, Response answer, String methods) {
        boolean asks = request.header("Access-Control-Request-Method").isPresent();
        if (!asks || !origins.contains(request.headerOrEmpty("Origin"))) return answer;
        return answer.with("Access-Control-Allow-Methods", methods)
                .with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }

    /// True when a page of this request's origin may open a WebSocket here: its own server's
    /// pages, named ones, and programs that are no browser and send no origin. Without this check
    /// any page could use its visitor's cookies
    /// ([RFC 6455 §10.2](https://www.rfc-editor.org/rfc/rfc6455#section-10.2)).
    boolean maySocket(BasicRequest request) {
        String origin = request.headerOrEmpty("Origin");
        String own = (request.secure() ? "https://" : "http://") + request.headerOrEmpty("Host");
        return origin.isEmpty() || origin.equalsIgnoreCase(own) || origins.contains(origin);
    }
}
