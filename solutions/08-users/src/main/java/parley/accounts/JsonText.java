// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/// Writes JSON a piece at a time. [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)
final class JsonText {
    private final Writer to;

    JsonText(Writer to) {
        this.to = to;
    }

    /// Writes strings, numbers, booleans, and maps and lists of them.
    void value(Object value) throws IOException {
        switch (value) {
            case Number number -> to.write(number.toString());
            case Boolean bool -> to.write(bool.toString());
            case Map<?, ?> map -> object(map);
            case Iterable<?> list -> array(list);
            default -> string(value.toString());
        }
    }

    void raw(String text) throws IOException {
        to.write(text);
    }

    private void object(Map<?, ?> map) throws IOException {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            to.write(separator);
            string(entry.getKey().toString());
            to.write(":");
            value(entry.getValue());
            separator = ",";
        }
        to.write(map.isEmpty() ? "{}" : "}");
    }

    private void array(Iterable<?> list) throws IOException {
        String separator = "";
        to.write("[");
        for (Object element : list) {
            to.write(separator);
            value(element);
            separator = ",";
        }
        to.write("]");
    }

    private void string(String text) throws IOException {
        to.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') to.write('\\');
            if (c < ' ' || c == '\u2028' || c == '\u2029' || loneSurrogate(text, i))
                to.write("\\u%04x".formatted((int) c));
            else to.write(c);
        }
        to.write('"');
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c))
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
