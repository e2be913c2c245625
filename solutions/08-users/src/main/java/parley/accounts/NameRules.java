// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a name may be. Letters of one alphabet, digits, and `.`, `_`, `-` between them.
///
/// Case and compatibility forms are the store's affair ([parley.store.Names]): `Ana`, `ANA` and
/// `Ａｎａ` are one name. Here names are refused that look like another: letters of two alphabets in
/// one name ([UTS 39 §5.2](https://www.unicode.org/reports/tr39/#Restriction_Level_Detection),
/// "highly restrictive"). A name of another alphabet that looks Latin letter by letter is refused
/// where somebody has the Latin one ([SignUps]); `l` and `1` stay different, as everywhere.
final class NameRules {
    /// The shortest name, in characters.
    static final int MIN_CHARACTERS = 2;
    /// The longest name, in characters.
    static final int MAX_CHARACTERS = 32;

    private static final int MAX_MARKS_IN_A_ROW = 2;
    private static final List<Set<UnicodeScript>> MIXTURES = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private NameRules() {}

    /// The name as it is stored.
    ///
    /// @throws AccountException [AccountException.Code#NAME_REFUSED] with the rule that it breaks
    static String check(String typed) {
        String name = normal(typed);
        long length = name.codePoints().count();
        if (length < MIN_CHARACTERS || length > MAX_CHARACTERS)
            throw refused("A name has " + MIN_CHARACTERS + " to " + MAX_CHARACTERS
                    + " characters.");
        if (!allowed(name))
            throw refused("A name has letters and digits, and . _ - between them.");
        if (name.codePoints().noneMatch(Character::isLetter))
            throw refused("A name has at least one letter.");
        if (mixed(name)) throw refused("All letters of a name are of one alphabet.");
        if (Reserved.contains(name)) throw refused("This name is kept for the server itself.");
        return name;
    }

    /// Whether somebody could have this name, reserved ones included. Anything else need not be
    /// looked up.
    static boolean possible(String typed) {
        String name = normal(typed);
        return !name.isEmpty() && name.length() <= 2 * MAX_CHARACTERS && allowed(name);
    }

    /// One form for what looks the same; empty for what is too long to be a name.
    static String normal(String typed) {
        if (typed.length() > 4 * MAX_CHARACTERS) return "";
        return Normalizer.normalize(typed.strip(), Form.NFKC);
    }

    private static boolean allowed(String name) {
        int marks = 0;
        int before = '.';
        for (int c : name.codePoints().toArray()) {
            marks = mark(c) ? marks + 1 : 0;
            boolean fine = Character.isLetter(c) || c >= '0' && c <= '9'
                    || (mark(c) || separator(c)) && !separator(before);
            if (!fine || Invisible.is(c) || marks > MAX_MARKS_IN_A_ROW) return false;
            before = c;
        }
        return !separator(before);
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean separator(int c) {
        return c == '.' || c == '_' || c == '-';
    }

    private static boolean mixed(String name) {
        Set<UnicodeScript> scripts = name.codePoints().mapToObj(UnicodeScript::of)
                .filter(s -> s != UnicodeScript.COMMON && s != UnicodeScript.INHERITED)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
        return scripts.size() > 1 && MIXTURES.stream().noneMatch(m -> m.containsAll(scripts));
    }

    private static AccountException refused(String rule) {
        return new AccountException(AccountException.Code.NAME_REFUSED, rule);
    }
}
