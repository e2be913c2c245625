// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A whole number between two others, both allowed.
record ShapeWhole(long min, long max) implements Shape {
    /// The largest number that every JSON reader keeps exactly
    /// ([RFC 8259 §6](https://www.rfc-editor.org/rfc/rfc8259#section-6)).
    static final long LARGEST = (1L << 53) - 1;

    @Override
    public Optional<String> fault(JsonNode value, String where) {
        boolean fits = value.isIntegralNumber() && value.canConvertToLong()
                && value.longValue() >= min && value.longValue() <= max;
        return fits ? Optional.empty()
                : Optional.of(where + " must be a whole number from " + min + " to " + max + ".");
    }

    @Override
    public ObjectNode schema() {
        return Shape.node().put("type", "integer").put("minimum", min).put("maximum", max);
    }
}
