// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One message of the messenger, read just as far as load needs it. Every message is a flat JSON
/// object whose text comes after what is asked for here, so that a search finds the right field.
final class Said {
    private final String json;

    private Said(String json) {
        this.json = json;
    }

    static Said of(ByteBuffer utf8) {
        var bytes = new byte[utf8.remaining()];
        utf8.get(bytes);
        return new Said(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    String type() {
        return string("type");
    }

    /// A field that is text without escapes; empty when it is not there.
    String string(String field) {
        int start = value(field);
        return start < 0 ? "" : json.substring(start + 1, json.indexOf('"', start + 1));
    }

    /// A field that is a whole number; 0 when it is not there.
    long number(String field) {
        int at = value(field);
        long number = 0;
        while (at >= 0 && at < json.length() && Character.isDigit(json.charAt(at)))
            number = 10 * number + json.charAt(at++) - '0';
        return number;
    }

    private int value(String field) {
        int at = json.indexOf("\"" + field + "\":");
        return at < 0 ? -1 : at + field.length() + 3;
    }

    @Override
    public String toString() {
        return json;
    }
}
