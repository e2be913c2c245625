// SPDX-License-Identifier: Apache-2.0
package parley.store;

/// Makes regular expressions from what people type.
final class Patterns {
    private Patterns() {}

    /// A pattern that finds exactly this text: everything that could mean something is escaped.
    /// The three kinds of expressions that read it (PCRE, Java, RE2) agree on that.
    static String literal(String text) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c)) pattern.append('\\');
            pattern.appendCodePoint(c);
        });
        return pattern.toString();
    }
}
