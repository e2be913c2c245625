// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// An instant, written as in [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), in UTC.
record ShapeTime() implements Shape {
    @Override
    public Optional<String> fault(JsonNode value, String where) {
        try {
            if (value.isTextual()) Instant.parse(value.textValue());
            return value.isTextual() ? Optional.empty() : Optional.of(where + " must be a time.");
        } catch (DateTimeException e) {
            return Optional.of(where + " must be a time like 2026-11-21T09:00:00Z.");
        }
    }

    @Override
    public ObjectNode schema() {
        return Shape.node().put("type", "string").put("format", "date-time");
    }
}
