// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// Tells when two people would have the same name.
public final class Names {
    private Names() {}

    /// The form under which a name is taken: `Straße`, `STRASSE` and `ｓｔｒａｓｓｅ` are one name.
    /// Compatibility characters are replaced ([UAX #15](https://www.unicode.org/reports/tr15/)), and
    /// case is folded by way of upper case, which is what makes `ß` and `SS` meet. Letters of
    /// different scripts that merely look alike stay different.
    public static String fold(String name) {
        String plain = Normalizer.normalize(name.strip(), Form.NFKC);
        return Normalizer.normalize(
                plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Form.NFKC);
    }
}
