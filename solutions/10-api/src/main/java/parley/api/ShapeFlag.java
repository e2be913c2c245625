// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// True or false.
record ShapeFlag() implements Shape {
    @Override
    public Optional<String> fault(JsonNode value, String where) {
        return value.isBoolean() ? Optional.empty()
                : Optional.of(where + " must be true or false.");
    }

    @Override
    public ObjectNode schema() {
        return Shape.node().put("type", "boolean");
    }
}
