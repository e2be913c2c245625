// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.accounts.Identity;
import parley.http.Request;

/// A request that has been checked: who asks is known, and every value has the shape that its
/// operation describes. One thread.
final class RestCall {
    private final Request request;
    private final Optional<Identity> who;
    private final Map<String, JsonNode> parameters;
    private final JsonNode body;

    RestCall(Request request, Optional<Identity> who, Map<String, JsonNode> parameters,
            JsonNode body) {
        this.request = request;
        this.who = who;
        this.parameters = Map.copyOf(parameters);
        this.body = body;
    }

    Request request() {
        return request;
    }

    /// Who asks.
    ///
    /// @throws IllegalStateException in an operation for everybody
    Identity who() {
        return who.orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }

    /// The id of whoever asks.
    String me() {
        return who().userId();
    }

    /// A parameter's text; empty when it was left out.
    String text(String parameter) {
        return Optional.ofNullable(parameters.get(parameter)).map(JsonNode::asText).orElse("");
    }

    /// A parameter's number.
    long number(String parameter, long otherwise) {
        return Optional.ofNullable(parameters.get(parameter)).map(JsonNode::asLong)
                .orElse(otherwise);
    }

    boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    /// The size of the page that was asked for.
    int limit() {
        return (int) number("limit", Limit.PAGE_DEFAULT.number());
    }

    /// A member's text; empty when it was left out.
    String field(String name) {
        return body.path(name).asText("");
    }

    boolean hasField(String name) {
        return body.has(name);
    }

    long fieldNumber(String name) {
        return body.path(name).asLong(0);
    }

    boolean fieldFlag(String name) {
        return body.path(name).asBoolean(false);
    }

    /// The texts of a member that is an array.
    List<String> fields(String name) {
        List<String> texts = new ArrayList<>();
        body.path(name).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    JsonNode body() {
        return body;
    }
}
