// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import parley.api.Protocol.Field;
import parley.api.Protocol.From;
import parley.api.Protocol.MessageType;

/// Holds what the server says against the table of the protocol.
final class ProtocolCheck {
    private ProtocolCheck() {}

    /// @throws AssertionError when the message, or a field of it, does not stand there
    static void check(JsonNode message) {
        String name = message.path("type").asText();
        MessageType type = Protocol.message(From.SERVER, name).orElseThrow(
                () -> new AssertionError("a message that is not documented: " + message));
        message.fieldNames().forEachRemaining(field -> {
            boolean known = type.fields().stream().anyMatch(f -> f.name().equals(field));
            if (!known && !field.equals("type"))
                throw new AssertionError("a field that is not documented: " + name + "." + field);
        });
        for (Field field : type.fields()) {
            JsonNode value = message.get(field.name());
            if (value == null ? field.required() : !fits(field, value))
                throw new AssertionError("not as documented: " + name + "." + field.name()
                        + " in " + message);
        }
    }

    static boolean fits(Field field, JsonNode value) {
        return switch (field.type()) {
            case STRING -> value.isTextual();
            case NUMBER -> value.isIntegralNumber() && value.asLong() >= 0;
            case BOOLEAN -> value.isBoolean();
            case TIME -> !Instant.parse(value.asText()).isAfter(Instant.MAX);
            case IDS -> value.isArray();
            case CURSORS -> value.isObject();
        };
    }
}
