// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lays text out for a terminal of [Terminal#COLUMNS] columns.
final class Text {
    /// How many letters may differ for a "did you mean".
    private static final int MAX_TYPOS = 2;

    private Text() {
    }

    /// Breaks each line of a text at spaces; the lines that follow are indented like the first.
    static String wrap(String text) {
        return wrap(text, "");
    }

    /// The same with something before each line.
    static String wrap(String text, String indent) {
        return String.join("\n", text.strip().lines()
                .flatMap(line -> wrapLine(line, indent).stream()).toList());
    }

    private static List<String> wrapLine(String line, String indent) {
        var lead = indent + line.substring(0, line.length() - line.stripLeading().length());
        var rest = line.strip().startsWith("- ") ? lead + "  " : lead;
        var lines = new ArrayList<String>();
        var current = new StringBuilder(lead);
        boolean empty = true;
        for (var word : line.strip().split(" +")) {
            if (!empty && current.length() + 1 + word.length() > Terminal.COLUMNS) {
                lines.add(current.toString());
                current = new StringBuilder(rest);
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(current.toString().stripTrailing());
        return lines;
    }

    /// `1 hint`, `2 hints`.
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /// The known name that is nearest to what somebody typed, if one is near.
    static Optional<String> nearest(String typed, Collection<String> known) {
        var small = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(small, name) <= MAX_TYPOS || name.startsWith(small))
                .min(Comparator.comparingInt(name -> distance(small, name)));
    }

    /// How many letters must be typed differently, left out or put in to get from one to the other.
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
