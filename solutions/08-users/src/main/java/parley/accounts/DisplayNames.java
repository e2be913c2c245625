// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/// What people and devices call themselves where others read it: nearly anything, on one line.
final class DisplayNames {
    /// The longest, in characters.
    static final int MAX_CHARACTERS = 64;
    private static final int MAX_MARKS_IN_A_ROW = 4;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private DisplayNames() {}

    /// The display name of a person as it is stored.
    ///
    /// @throws AccountException [AccountException.Code#NAME_REFUSED] with the rule that it breaks
    static String check(String typed) {
        if (typed.length() > 4 * MAX_CHARACTERS) throw refused(tooLong());
        String name = Normalizer.normalize(typed.strip(), Form.NFC);
        if (name.codePoints().count() > MAX_CHARACTERS) throw refused(tooLong());
        if (!readable(name) || name.codePoints().noneMatch(DisplayNames::visible))
            throw refused("A display name has at least one visible character, and no line breaks "
                    + "or hidden characters.");
        if (Reserved.contains(name))
            throw refused("This display name is kept for the server itself.");
        return name;
    }

    /// What a device calls itself, made fit: it never is a reason to refuse somebody.
    static String device(String typed) {
        StringBuilder fit = new StringBuilder();
        typed.codePoints().filter(c -> readable(Character.toString(c))).limit(MAX_CHARACTERS)
                .forEach(fit::appendCodePoint);
        String name = fit.toString().strip();
        return name.isEmpty() ? "unknown device" : name;
    }

    private static boolean readable(String text) {
        int marks = 0;
        for (int c : text.codePoints().toArray()) {
            int type = Character.getType(c);
            boolean joiner = c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            boolean hidden = type == Character.CONTROL || type == Character.FORMAT && !joiner
                    || type == Character.SURROGATE || type == Character.PRIVATE_USE
                    || type == Character.UNASSIGNED || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || Invisible.is(c) && !Invisible.selector(c);
            marks = type == Character.NON_SPACING_MARK ? marks + 1 : 0;
            if (hidden || marks > MAX_MARKS_IN_A_ROW) return false;
        }
        return true;
    }

    private static boolean visible(int c) {
        int type = Character.getType(c);
        return !Character.isSpaceChar(c) && type != Character.FORMAT
                && type != Character.NON_SPACING_MARK;
    }

    private static String tooLong() {
        return "A display name has at most " + MAX_CHARACTERS + " characters.";
    }

    private static AccountException refused(String rule) {
        return new AccountException(AccountException.Code.NAME_REFUSED, rule);
    }
}
