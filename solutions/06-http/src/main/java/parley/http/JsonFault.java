// SPDX-License-Identifier: Apache-2.0
package parley.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/// What was wrong with somebody's JSON, in words that may be sent back: where, and what was
/// expected, without the names of our classes. Any thread.
final class JsonFault {
    private static final int MAX_SHOWN = 64;

    private JsonFault() {}

    static String words(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    "There is no member \"" + shown(path(unknown)) + "\" here.";
            case InvalidFormatException bad -> "The value of \"" + shown(path(bad))
                    + "\" is not of the right form.";
            case MismatchedInputException wrong -> path(wrong).isEmpty()
                    ? "The body is JSON of another kind than is expected here."
                    : "The value of \"" + shown(path(wrong)) + "\" is missing or of another type.";
            case JsonMappingException refused -> path(refused).isEmpty()
                    ? "The body's values do not fit."
                    : "The value of \"" + shown(path(refused)) + "\" is not allowed.";
            default -> "The body is not JSON" + place(e.getLocation()) + ".";
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(at -> at.getFieldName() == null
                        ? "[" + at.getIndex() + "]" : at.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String shown(String name) {
        String safe = name.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() <= MAX_SHOWN ? safe : safe.substring(0, MAX_SHOWN) + "...";
    }

    private static String place(JsonLocation where) {
        if (where == null) return "";
        return " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
}
