// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes the one kind of JSON this package needs: an object whose values are texts
/// (`String`) and whole numbers (`Long`). The JDK has no JSON, and later chapters use a library.
///
/// Strict, as [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259) is: no comments, no comma at the
/// end, nothing behind the object. A name that comes twice is refused, because two readers might
/// not agree which one counts.
final class FlatJson {
    /// How many members an object may have.
    static final int MAX_MEMBERS = 16;

    // Possessive (*+), so that no input makes the matcher go back and try again.
    // --8<-- [start:tokens]
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\x00-\\x1f]*+");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r]*+");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");
    // --8<-- [end:tokens]

    private final Matcher matcher;
    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
        this.matcher = NUMBER.matcher(text);
    }

    /// Reads an object.
    ///
    /// @return the members in the order they came: `String` or `Long`
    /// @throws IllegalArgumentException when the text is anything else, with the place
    static Map<String, Object> read(String text) {
        return new FlatJson(text).object();
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (!next('}')) {
            do member(members);
            while (next(','));
            expect('}');
        }
        token(SPACE);
        if (at != text.length()) throw wrong("something behind the object");
        return members;
    }

    private void member(Map<String, Object> members) {
        expect('"');
        String name = string();
        expect(':');
        Object value = next('"') ? string() : number();
        if (members.putIfAbsent(name, value) != null) throw wrong("a name that came before");
        if (members.size() > MAX_MEMBERS) throw wrong("too many members");
    }

    private Long number() {
        String digits = token(NUMBER);
        if (digits.isEmpty()) throw wrong("no text and no whole number");
        return Long.valueOf(digits);
    }

    /// Behind the opening quote, up to the closing one.
    private String string() {
        StringBuilder out = new StringBuilder();
        while (true) {
            out.append(token(PLAIN));
            char c = take();
            if (c == '"') return checked(out);
            if (c != '\\') throw wrong("a control character in a text");
            out.append(escaped(take()));
        }
    }

    private char escaped(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong("an unknown escape");
        };
    }

    private char hex() {
        String digits = token(HEX);
        if (digits.isEmpty()) throw wrong("four hex digits are missing");
        return (char) Integer.parseInt(digits, 16);
    }

    /// Half a surrogate pair is no character and has no bytes in UTF-8.
    private String checked(CharSequence text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE
                && c <= Character.MAX_SURROGATE)) throw wrong("half a character");
        return text.toString();
    }

    private String token(Pattern pattern) {
        matcher.usePattern(pattern).region(at, text.length());
        if (!matcher.lookingAt()) return "";
        at = matcher.end();
        return matcher.group();
    }

    private boolean next(char wanted) {
        token(SPACE);
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) at++;
        return there;
    }

    private void expect(char wanted) {
        if (!next(wanted)) throw wrong("no " + wanted);
    }

    private char take() {
        if (at == text.length()) throw wrong("the end in the middle of a text");
        return text.charAt(at++);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at character " + at);
    }

    /// Writes an object without white space.
    ///
    /// @param members values are `String` or `Long`
    /// @throws IllegalArgumentException for any other value
    static String write(Map<String, Object> members) {
        StringBuilder out = new StringBuilder("{");
        members.forEach((name, value) -> {
            if (out.length() > 1) out.append(',');
            quote(name, out);
            out.append(':');
            switch (value) {
                case String text -> quote(text, out);
                case Long number -> out.append(number.longValue());
                default -> throw new IllegalArgumentException("not for JSON: " + value);
            }
        });
        return out.append('}').toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append("\\u00").append(c < 16 ? "0" : "1")
                    .append(Character.forDigit(c & 15, 16));
            else out.append(c);
        }
        out.append('"');
    }
}
