// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

/// Characters that Unicode counts among letters, marks and signs, and that nobody sees: with one of
/// them a name looks like another, or like none. They are those of
/// [Default_Ignorable_Code_Point](https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point)
/// that are no format characters, which are refused anyway, and two blanks.
final class Invisible {
    private static final int GRAPHEME_JOINER = 0x034F;
    private static final int BRAILLE_BLANK = 0x2800;
    private static final int NULL_NOTEHEAD = 0x1D159;

    private Invisible() {}

    /// Whether nobody sees it.
    static boolean is(int c) {
        return c == GRAPHEME_JOINER || c == BRAILLE_BLANK || c == NULL_NOTEHEAD
                || filler(c) || selector(c);
    }

    /// Stands for a Hangul or Khmer letter that is not there.
    private static boolean filler(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0
                || c == 0x17B4 || c == 0x17B5;
    }

    /// Whether it chooses among the forms of the character before it, as an emoji's colour: good
    /// for showing, and never the difference between two names.
    static boolean selector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF
                || c >= 0x180B && c <= 0x180D || c == 0x180F;
    }
}
