// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.ArrayList;
import java.util.List;

/// Plain text of at most 80 columns.
final class Prose {
    /// The widest line of a story.
    static final int COLUMNS = 80;

    private Prose() {
    }

    /// The text, broken at spaces; the first line starts with `first`, the others are indented as
    /// far.
    static List<String> wrap(String first, String text) {
        var lines = new ArrayList<String>();
        String indent = " ".repeat(first.length());
        for (String paragraph : text.strip().split("\\R")) {
            var line = new StringBuilder(lines.isEmpty() ? first : indent);
            boolean empty = true;
            for (String word : paragraph.strip().split(" ")) {
                if (!empty && Escape.columns(line.toString()) + 1
                        + Escape.columns(word) > COLUMNS) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(indent);
                    empty = true;
                }
                if (!empty) line.append(' ');
                line.append(word);
                empty = false;
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
