// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Changes to one text, collected first and made together, so that offsets stay those of the
/// original. Everything between them is kept as it is.
final class Edits {
    private record Edit(int start, int end, String replacement) { }

    private final String text;
    private final List<Edit> edits = new ArrayList<>();

    Edits(String text) {
        this.text = text;
    }

    /// Puts `replacement` in the place of `start` (inclusive) to `end` (exclusive).
    void replace(int start, int end, String replacement) {
        edits.add(new Edit(start, end, replacement));
    }

    /// The text with all changes made. Changes must not overlap.
    String apply() {
        StringBuilder result = new StringBuilder(text.length());
        int done = 0;
        edits.sort(Comparator.comparingInt(Edit::start));
        for (Edit edit : edits) {
            result.append(text, done, edit.start).append(edit.replacement);
            done = edit.end;
        }
        return result.append(text, done, text.length()).toString();
    }
}
