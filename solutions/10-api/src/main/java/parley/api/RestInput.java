// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.http.Request;

/// Checks what comes with a request against the shapes of its operation.
final class RestInput {
    private RestInput() {
    }

    /// The values of all parameters that were sent.
    ///
    /// @throws ApiException 404 for a path that cannot name anything, 400 for a query that has an
    ///     unknown or doubled name, lacks a needed one, or holds a value that does not fit
    static Map<String, JsonNode> parameters(RestOperation operation, Request request) {
        Map<String, JsonNode> values = new HashMap<>();
        for (RestParameter parameter : operation.parameters("path")) {
            JsonNode value = parameter.value(request.pathParameter(parameter.name()));
            if (parameter.shape().fault(value, parameter.name()).isPresent())
                throw new ApiException(ErrorCode.NOT_FOUND, "There is nothing at this address.");
            values.put(parameter.name(), value);
        }
        knownOnly(operation, request);
        for (RestParameter parameter : operation.parameters("query"))
            take(parameter, request.queries(parameter.name()), values);
        for (RestParameter parameter : operation.parameters("header"))
            take(parameter, request.headers(parameter.name()), values);
        return values;
    }

    private static void knownOnly(RestOperation operation, Request request) {
        for (String name : request.queryNames()) {
            boolean known = operation.parameters("query").stream()
                    .anyMatch(parameter -> parameter.name().equals(name));
            if (!known) throw ApiException.bad(
                    "There is no query parameter of this name here; names are: "
                    + String.join(", ", operation.parameters("query").stream()
                            .map(RestParameter::name).toList()) + ".");
        }
    }

    private static void take(RestParameter parameter, List<String> texts,
            Map<String, JsonNode> values) {
        if (texts.size() > 1) throw ApiException.bad(parameter.name() + " is there twice.");
        if (texts.isEmpty() && parameter.required())
            throw ApiException.bad("The query needs " + parameter.name() + ".");
        if (texts.isEmpty()) return;
        JsonNode value = parameter.value(texts.getFirst());
        refuse(parameter.shape().fault(value, parameter.name()));
        values.put(parameter.name(), value);
    }

    /// The body, when the operation has one; else an empty object.
    ///
    /// @throws ApiException 400 when it does not fit
    static JsonNode body(RestOperation operation, Request request) {
        if (operation.body().isEmpty()) return Shape.node();
        JsonNode body = request.json(JsonNode.class);
        refuse(operation.body().get().fault(body, "The body"));
        return body;
    }

    private static void refuse(Optional<String> fault) {
        if (fault.isPresent()) throw ApiException.bad(fault.get());
    }
}
