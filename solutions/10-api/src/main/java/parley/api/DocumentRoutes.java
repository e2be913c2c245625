// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.List;
import parley.http.Json;
import parley.http.Response;
import parley.http.Route;

/// What explains the API: the first page, the OpenAPI document, the page on the live protocol.
final class DocumentRoutes {
    private static final String FIRST_PAGE = """
            <h1>Parley</h1>
            <p>This is a messenger that grows out of a course, one protocol at a time. It is running,
            and programs can use all of it. Its web pages are still to come.</p>
            <ul>
            <li><a href="/api/v1/openapi.json">The HTTP API</a>, as an OpenAPI 3.1 document</li>
            <li><a href="/api/v1/protocol">The live protocol</a>: messages as they happen</li>
            </ul>
            <p>The quickest way in, from a terminal:</p>
            <pre>curl -H 'Content-Type: application/json' \\
              -d '{"name":"ada","password":"a long secret"}' \\
              THIS-ADDRESS/api/v1/accounts</pre>
            </body></html>
            """;

    private DocumentRoutes() {
    }

    /// The operations that stand in the document themselves.
    static List<RestOperation> operations(Document document) {
        return List.of(
                RestOperation.of("GET", "/api/v1/openapi.json", "getOpenApi", "This document.")
                        .by(RestAccess.ANYBODY)
                        .answers(RestAnswer.json(200, Shape.object().open()
                                .with("openapi", Shape.text(1, 20), ""), "OpenAPI 3.1."))
                        .does(_ -> Response.of(200, Response.JSON, document.bytes())),
                RestOperation.of("GET", "/api/v1/protocol", "getProtocol",
                        "The page on the live protocol.")
                        .by(RestAccess.ANYBODY)
                        .answers(RestAnswer.bytes(200, "text/html", "A page."))
                        .does(_ -> page(ProtocolPage.html())));
    }

    /// What is no part of the API.
    static List<Route> pages() {
        return List.of(
                new Route("GET", "/", _ -> page(HtmlText.head("Parley") + FIRST_PAGE)),
                new Route("GET", "/style.css", _ -> Response.text(200, "text/css",
                        HtmlText.style())));
    }

    private static Response page(String html) {
        return Response.text(200, "text/html", html).with("Content-Security-Policy",
                "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
    }

    /// The document, which names the operation that answers it: so it is written when all
    /// operations are known.
    static final class Document {
        private volatile byte[] bytes = {};

        void of(List<RestOperation> operations) {
            bytes = Json.write(RestOpenApi.document(operations));
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
