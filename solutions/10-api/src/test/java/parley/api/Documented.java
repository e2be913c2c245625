// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import parley.http.Json;

/// What the served OpenAPI document says, to hold answers against it.
///
/// @param document as it was served
/// @param schemas checks values against its schemas
record Documented(JsonNode document, SchemaCheck schemas) {
    /// Asks a server for its document.
    static Documented by(RestClient client) throws IOException, InterruptedException {
        JsonNode document = Json.lenient().readTree(
                client.send("GET", "/api/v1/openapi.json", "", "").body());
        return new Documented(document, new SchemaCheck(document));
    }

    /// What is said of an operation.
    JsonNode operation(RestOperation operation) {
        return document.path("paths").path(operation.template())
                .path(operation.method().toLowerCase(Locale.ROOT));
    }

    /// What does not fit a schema that has a name; empty when all fits.
    List<String> faults(String schema, JsonNode value) {
        return schemas.faults(document.path("components").path("schemas").path(schema), value);
    }

    /// What of an answer is not as documented.
    List<String> faults(RestOperation operation, HttpResponse<String> answer) throws IOException {
        JsonNode described = operation(operation).path("responses")
                .path(Integer.toString(answer.statusCode()));
        String what = operation.id() + " " + answer.statusCode() + ": ";
        if (described.isMissingNode())
            return List.of(what + "not documented; " + answer.body());
        for (var header : described.path("headers").properties()) {
            String value = answer.headers().firstValue(header.getKey()).orElse("");
            if (!value.matches("[1-9][0-9]*")) return List.of(what + header.getKey() + ": " + value);
        }
        String type = answer.headers().firstValue("Content-Type").orElse("")
                .replaceFirst(";.*", "");
        JsonNode content = described.path("content");
        if (content.isMissingNode())
            return answer.body().isEmpty() ? List.of() : List.of(what + "has a body");
        if (content.has("*/*")) return List.of();
        if (!content.has(type)) return List.of(what + "is " + type);
        JsonNode schema = content.path(type).path("schema");
        if (schema.isMissingNode()) return List.of();
        return schemas.faults(schema, Json.lenient().readTree(answer.body())).stream()
                .map(fault -> what + fault + " in " + answer.body()).toList();
    }
}
