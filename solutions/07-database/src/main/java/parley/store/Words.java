// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.util.List;
import java.util.Locale;

/// What somebody looks for: words that must all be in a text, in whatever case.
record Words(List<String> wanted) {
    /// The most words that are looked for.
    private static final int MAX_WORDS = 16;

    /// @throws IllegalArgumentException when there are no words, or too many
    Words(String words) {
        this(List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")));
        if (wanted.getFirst().isEmpty()) throw new IllegalArgumentException("no words");
        if (wanted.size() > MAX_WORDS) throw new IllegalArgumentException("too many words");
    }

    boolean in(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(folded::contains);
    }
}
