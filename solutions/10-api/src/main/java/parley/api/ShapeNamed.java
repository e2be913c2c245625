// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A shape that the document describes once, under its name, and refers to elsewhere.
record ShapeNamed(String name, Shape shape) implements Shape {
    @Override
    public Optional<String> fault(JsonNode value, String where) {
        return shape.fault(value, where);
    }

    @Override
    public ObjectNode schema() {
        return Shape.node().put("$ref", "#/components/schemas/" + name);
    }
}
