// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.http.Problem;

/// Writes the [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.0) document out of the table of
/// operations.
final class RestOpenApi {
    private static final String SESSION = "session";
    private static final int UNSUPPORTED_TYPE = 415;
    /// Statuses that always come with `Retry-After`.
    private static final Set<Integer> RETRIED = Set.of(ErrorCode.RATE_LIMITED.status(),
            ErrorCode.UNAVAILABLE.status(), ErrorCode.STORE_FULL.status());

    private RestOpenApi() {
    }

    /// The whole document.
    static ObjectNode document(List<RestOperation> operations) {
        ObjectNode document = Shape.node().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Parley").put("version", "1.0.0")
                .put("description", "The messenger's HTTP API. Live messages go over the WebSocket"
                        + " at /api/v1/socket, whose protocol /api/v1/protocol explains.")
                .putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (RestOperation operation : operations) {
            paths.withObjectProperty(operation.template())
                    .set(operation.method().toLowerCase(java.util.Locale.ROOT),
                            described(operation));
        }
        ObjectNode components = document.putObject("components");
        components.putObject("securitySchemes").putObject(SESSION)
                .put("type", "http").put("scheme", "bearer")
                .put("description", "The token that log-in answered.");
        ObjectNode schemas = components.putObject("schemas");
        RestShapes.named().forEach(named -> schemas.set(named.name(), named.shape().schema()));
        return document;
    }

    private static ObjectNode described(RestOperation operation) {
        ObjectNode node = Shape.node().put("operationId", operation.id())
                .put("summary", operation.summary());
        if (operation.access() != RestAccess.ANYBODY)
            node.putArray("security").addObject().putArray(SESSION);
        if (!operation.parameters().isEmpty()) {
            var parameters = node.putArray("parameters");
            operation.parameters().forEach(one -> parameters.add(one.described()));
        }
        operation.body().ifPresent(shape -> node.putObject("requestBody").put("required", true)
                .putObject("content").putObject("application/json")
                .set("schema", shape.schema()));
        if (operation.upload()) node.putObject("requestBody").put("required", true)
                .putObject("content").putObject("*/*").putObject("schema");
        node.set("responses", responses(operation));
        return node;
    }

    private static ObjectNode responses(RestOperation operation) {
        ObjectNode responses = Shape.node();
        Map<Integer, String> refusals = refusals(operation);
        for (RestAnswer answer : operation.answers()) {
            if (refusals.containsKey(answer.status())) continue;
            ObjectNode node = responses.putObject(Integer.toString(answer.status()))
                    .put("description", answer.doc());
            if (answer.mediaType().isEmpty()) continue;
            ObjectNode media = node.putObject("content").putObject(answer.mediaType());
            answer.shape().ifPresent(shape -> media.set("schema", shape.schema()));
        }
        refusals.forEach((status, words) -> refusal(responses, status, words));
        return responses;
    }

    /// The words for each status that the operation refuses with.
    static Map<Integer, String> refusals(RestOperation operation) {
        Map<Integer, String> words = operation.allRefusals().stream().collect(Collectors.toMap(
                ErrorCode::status, code -> code.title() + " (" + code.code() + ")",
                (one, other) -> one + "; " + other, TreeMap::new));
        operation.answers().stream().filter(RestAnswer::isRefusal).forEach(answer ->
                words.merge(answer.status(), answer.doc(), (one, other) -> one + "; " + other));
        if (operation.body().isPresent())
            words.put(UNSUPPORTED_TYPE, "The body is not application/json");
        return words;
    }

    private static void refusal(ObjectNode responses, int status, String words) {
        ObjectNode node = responses.putObject(Integer.toString(status))
                .put("description", words + ".");
        if (RETRIED.contains(status))
            node.putObject("headers").putObject("Retry-After")
                    .put("description", "Seconds to wait.").set("schema",
                            Shape.node().put("type", "integer").put("minimum", 1));
        node.putObject("content").putObject(Problem.MEDIA_TYPE)
                .set("schema", RestShapes.PROBLEM.schema());
    }
}
