// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.util.Locale;
import java.util.Optional;

/// Letters of other alphabets that look like Latin ones. A small table: enough for `раураl`, not
/// the whole of [UTS 39](https://www.unicode.org/reports/tr39/).
final class LookAlikes {
    private static final String OTHERS =
            "аеорсухіјѕһԁԛԝвкмнтґгпԍ" + "αορνικτυγηρχβεζμ" + "օսոհցձзӏ";
    private static final String LATIN = "aeopcyxijshdqwbkmhtrrng" + "aopvikturnpxbezm" + "ounhgd3l";

    private LookAlikes() {}

    /// The Latin name for which a name of other letters could be taken, letter by letter; nothing
    /// when one of its letters has no Latin twin.
    static Optional<String> latinTwin(String name) {
        StringBuilder twin = new StringBuilder();
        boolean other = false;
        for (int c : name.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            int known = OTHERS.indexOf(c);
            if (known < 0 && Character.isLetter(c)) return Optional.empty();
            other |= known >= 0;
            twin.appendCodePoint(known >= 0 ? LATIN.charAt(known) : c);
        }
        return other ? Optional.of(twin.toString()) : Optional.empty();
    }

    /// A text in which what looks alike is alike, for comparing with [Reserved] words: not for
    /// showing.
    static String skeleton(String text) {
        StringBuilder skeleton = new StringBuilder();
        for (int c : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            int known = OTHERS.indexOf(c);
            int seen = known >= 0 ? LATIN.charAt(known) : c;
            int digit = "01345".indexOf(seen);
            if (digit >= 0) seen = "oleas".charAt(digit);
            if (seen == 'i' || seen == 'ı' || seen == '|') seen = 'l';
            if (Character.isLetter(seen)) skeleton.appendCodePoint(seen);
        }
        return skeleton.toString();
    }
}
