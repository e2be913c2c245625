// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which names people and rooms may have, and when two of them are the same.
public final class Names {
    /// The longest name, in characters.
    public static final int MAX_CHARS = 32;
    /// Nobody may call themselves like the server's own notices.
    public static final String SYSTEM = "SYSTEM";

    /// Letters and marks to Unicode, and nothing to the eye: with one of them `Ann` would be two.
    private static final String INVISIBLE =
            "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u180F"
            + "\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}";
    // The number is put in by hand: formatted, it would have the digits of the user's language.
    private static final Pattern ALLOWED = Pattern.compile("(?!.*[" + INVISIBLE + "])"
            + "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]{0," + (MAX_CHARS - 1) + "}");

    private Names() {}

    /// Whether a name may be used: letters and digits of any script, and `_`, `.` and `-` after the
    /// first of them. No spaces, nothing invisible, nothing that could pass for [#SYSTEM].
    public static boolean allowed(String name) {
        return ALLOWED.matcher(name).matches() && !same(name, SYSTEM);
    }

    /// The form in which names are compared: `Ann`, `ANN` and full-width `Ａｎｎ` are one name.
    public static String folded(String name) {
        // Upper, then lower: that makes one letter of those with two small forms, such as ς and σ.
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }
}
