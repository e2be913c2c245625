// SPDX-License-Identifier: Apache-2.0
package parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Checks values against the JSON Schemas of a served OpenAPI document: the part of
/// [JSON Schema 2020-12](https://json-schema.org/draft/2020-12) that the document uses. It reads
/// the document only, and nothing of the program's own checks.
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /// What does not fit, with its place; empty when all fits.
    List<String> faults(JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(schema, value, "$", faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (schema.has("$ref")) {
            check(document.at(schema.get("$ref").asText().substring(1)), value, at, faults);
            return;
        }
        switch (schema.path("type").asText("any")) {
            case "object" -> object(schema, value, at, faults);
            case "array" -> array(schema, value, at, faults);
            case "string" -> text(schema, value, at, faults);
            case "integer" -> number(schema, value, at, faults);
            case "boolean" -> fault(value.isBoolean(), at, "no boolean", faults);
            case "any" -> { }
            default -> throw new IllegalStateException("a type unknown here: " + schema);
        }
    }

    private static boolean fault(boolean fine, String at, String what, List<String> faults) {
        if (!fine) faults.add(at + ": " + what);
        return fine;
    }

    private void object(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (!fault(value.isObject(), at, "no object", faults)) return;
        schema.path("required").forEach(name ->
                fault(value.has(name.asText()), at, "lacks " + name.asText(), faults));
        boolean closed = schema.has("additionalProperties")
                && !schema.get("additionalProperties").asBoolean();
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            fault(!closed || !known.isMissingNode(), at, "unknown " + member.getKey(), faults);
            check(known, member.getValue(), at + "." + member.getKey(), faults);
        });
    }

    private void array(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (!fault(value.isArray(), at, "no array", faults)) return;
        fault(value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE), at, "too many",
                faults);
        for (int i = 0; i < value.size(); i++)
            check(schema.path("items"), value.get(i), at + "[" + i + "]", faults);
    }

    private static void text(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (!fault(value.isTextual(), at, "no text", faults)) return;
        String text = value.asText();
        int length = text.codePointCount(0, text.length());
        fault(length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE), at,
                "length " + length, faults);
        if (schema.has("pattern")) fault(Pattern.compile(schema.get("pattern").asText())
                .matcher(text).find(), at, "does not match", faults);
        if (schema.has("enum")) fault(words(schema).contains(text), at, "not in the list", faults);
        if (schema.path("format").asText().equals("date-time"))
            fault(isTime(text), at, "no time", faults);
    }

    private static List<String> words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.get("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void number(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (!fault(value.isIntegralNumber(), at, "no whole number", faults)) return;
        fault(value.asLong() >= schema.path("minimum").asLong(Long.MIN_VALUE)
                && value.asLong() <= schema.path("maximum").asLong(Long.MAX_VALUE), at,
                "out of its limits: " + value, faults);
    }
}
