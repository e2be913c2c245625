// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes any text and any bytes fit for a terminal: what cannot be printed is escaped, what is
/// too long is cut with a notice.
final class Escape {
    /// Longest text that is quoted in a step.
    static final int MAX_QUOTED = 44;

    private Escape() {
    }

    /// The text in double quotes, cut after [#MAX_QUOTED] columns.
    static String quote(String text) {
        var shown = new StringBuilder("\"");
        int used = 0;
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            String cell = cell(points[i]);
            used += columns(cell);
            if (used > MAX_QUOTED) return shown + "\"... " + more(points.length - i, "character");
            shown.append(cell);
        }
        return shown.append('"').toString();
    }

    /// A text a cell for each character, printable and without line breaks.
    static List<String> cells(String text) {
        return text.codePoints().mapToObj(Escape::cell).toList();
    }

    private static String cell(int point) {
        return switch (point) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> printable(point) ? Character.toString(point)
                : format(point > 0xFFFF ? "\\u{%x}" : "\\u%04x", point);
        };
    }

    private static boolean printable(int point) {
        if (point == ' ') return true;
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                 Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                 Character.SPACE_SEPARATOR -> false;
            default -> point != 0xFFFD;
        };
    }

    /// How many columns of a terminal a printable text takes: Chinese, Japanese, Korean and
    /// pictures take two a character.
    static int columns(String cell) {
        return cell.codePoints().map(p -> {
            int type = Character.getType(p);
            if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) return 0;
            boolean wide = p >= 0x1100 && p <= 0x115F || p >= 0x2E80 && p <= 0xA4CF
                || p >= 0xAC00 && p <= 0xD7A3 || p >= 0xF900 && p <= 0xFAFF
                || p >= 0xFF00 && p <= 0xFF60 || p >= 0x1F300 && p <= 0x1FAFF || p >= 0x20000;
            return wide ? 2 : 1;
        }).sum();
    }

    /// The bytes as text, if they are UTF-8 that holds no control characters but line ends.
    static Optional<String> asText(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            boolean plain = text.chars()
                .allMatch(c -> c >= ' ' && c != 0x7F || c == '\r' || c == '\n'
                || c == '\t');
            return plain ? Optional.of(text.toString()) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /// The bytes in a few words for a step: quoted text, or hex, or how many they are.
    static String brief(byte[] bytes) {
        if (bytes.length == 0) return "0 bytes";
        Optional<String> text = asText(bytes);
        if (text.isPresent()) return quote(text.get());
        if (bytes.length > Hex.BRIEF_BYTES) return count(bytes.length, "byte");
        return "bytes " + Hex.row(bytes, 0, bytes.length);
    }

    /// `1 byte`, `4,096 bytes`: the same in every locale.
    static String count(long n, String noun) {
        return format("%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    static String more(long n, String noun) {
        return count(n, noun) + " more";
    }

    static String format(String pattern, Object... args) {
        return args.length == 0 ? pattern : String.format(Locale.ROOT, pattern, args);
    }
}
