// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// An array of values of one shape.
///
/// @param max the most items
record ShapeList(Shape item, int max) implements Shape {
    @Override
    public Optional<String> fault(JsonNode value, String where) {
        if (!value.isArray()) return Optional.of(where + " must be an array.");
        if (value.size() > max) return Optional.of(
                where + " may have " + max + " items at most, not " + value.size() + ".");
        for (int i = 0; i < value.size(); i++) {
            Optional<String> fault = item.fault(value.get(i), where + "[" + i + "]");
            if (fault.isPresent()) return fault;
        }
        return Optional.empty();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Shape.node().put("type", "array").put("maxItems", max);
        schema.set("items", item.schema());
        return schema;
    }
}
