// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// One of a few words.
record ShapeChoice(List<String> words) implements Shape {
    @Override
    public Optional<String> fault(JsonNode value, String where) {
        boolean known = value.isTextual() && words.contains(value.textValue());
        return known ? Optional.empty()
                : Optional.of(where + " must be one of " + String.join(", ", words) + ".");
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Shape.node().put("type", "string");
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }
}
