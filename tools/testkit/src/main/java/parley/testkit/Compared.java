// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.ArrayList;
import java.util.List;

/// Two values under each other, with a mark where they first differ.
final class Compared {
    /// Columns of text that are shown of each value.
    static final int WINDOW = 60;
    /// Columns that are shown before the first difference of long texts.
    static final int BEFORE = 20;
    private static final String EXPECTED = "Expected: ";
    private static final String ACTUAL = "But was:  ";

    private Compared() {
    }

    static List<String> texts(String expected, String actual) {
        List<String> left = Escape.cells(expected);
        List<String> right = Escape.cells(actual);
        int wrong = 0;
        while (wrong < left.size() && wrong < right.size()
                && left.get(wrong).equals(right.get(wrong))) {
            wrong++;
        }
        int from = from(left, wrong, Math.max(columns(left), columns(right)));
        var lines = new ArrayList<String>();
        lines.add(EXPECTED + window(left, from));
        lines.add(ACTUAL + window(right, from));
        int indent = ACTUAL.length() + (from > 0 ? 4 : 1) + columns(right.subList(from, wrong));
        lines.add(" ".repeat(indent) + mark(right, wrong));
        return lines;
    }

    private static String mark(List<String> cells, int wrong) {
        if (wrong == cells.size()) return "^ ends here";
        return "^".repeat(Math.max(1, Escape.columns(cells.get(wrong))));
    }

    /// The first cell to show: 0 unless the texts are long and differ late.
    private static int from(List<String> cells, int wrong, int columns) {
        if (columns <= WINDOW) return 0;
        int from = wrong;
        int used = 0;
        while (from > 0 && used + Escape.columns(cells.get(from - 1)) <= BEFORE) {
            from--;
            used += Escape.columns(cells.get(from));
        }
        return from;
    }

    private static String window(List<String> cells, int from) {
        var shown = new StringBuilder(from > 0 ? "...\"" : "\"");
        int used = 0;
        for (int i = from; i < cells.size(); i++) {
            used += Escape.columns(cells.get(i));
            if (used > WINDOW - 16) {
                return shown + Escape.format("\"... %,d more", cells.size() - i);
            }
            shown.append(cells.get(i));
        }
        return shown.append('"').toString();
    }

    private static int columns(List<String> cells) {
        return cells.stream().mapToInt(Escape::columns).sum();
    }

    static List<String> bytes(byte[] expected, byte[] actual) {
        int wrong = Hex.firstDifference(expected, actual);
        var lines = new ArrayList<String>();
        lines.add("Expected: " + Escape.count(expected.length, "byte"));
        Hex.around(expected, wrong).forEach(row -> lines.add("  " + row));
        String where = wrong < actual.length
            ? Escape.format(", the first wrong one is byte %,d", wrong)
            : actual.length == 0 ? "" : ", right as far as they go";
        lines.add("But was:  " + Escape.count(actual.length, "byte") + where);
        if (actual.length > 0) Hex.marked(actual, wrong).forEach(row -> lines.add("  " + row));
        return lines;
    }
}
