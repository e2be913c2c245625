// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Text.
///
/// @param min the least characters
/// @param max the most characters
/// @param regex what it must match; empty: anything
record ShapeText(int min, int max, String regex) implements Shape {
    @Override
    public Optional<String> fault(JsonNode value, String where) {
        if (!value.isTextual()) return Optional.of(where + " must be text.");
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) return Optional.of(
                where + " must have " + min + " to " + max + " characters, not " + length + ".");
        // Half of a surrogate pair is no character: it cannot be stored or sent as UTF-8.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE
                && c <= Character.MAX_SURROGATE))
            return Optional.of(where + " holds half a character (a lone surrogate).");
        boolean matches = regex.isEmpty() || Pattern.matches(regex, text);
        return matches ? Optional.empty()
                : Optional.of(where + " must match " + regex + ".");
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Shape.node().put("type", "string");
        if (min > 0) schema.put("minLength", min);
        schema.put("maxLength", max);
        if (!regex.isEmpty()) schema.put("pattern", regex);
        return schema;
    }
}
