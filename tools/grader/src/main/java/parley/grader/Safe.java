// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;

/// Makes text that comes from a student's code safe and readable on a terminal.
final class Safe {
    private static final int MAX_OUTPUT_LINES = 20;
    private static final String MARGIN = "  | ";

    private Safe() {
    }

    /// The text without what a terminal would take for a command.
    static String text(String text) {
        var safe = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !Character.isISOControl(c)) safe.appendCodePoint(c);
            else safe.append(String.format("\\x%02x", c));
        });
        return safe.toString();
    }

    /// Output with a margin, its long lines broken, cut with a notice after a screenful.
    static String output(String output) {
        var lines = new ArrayList<String>();
        for (var line : text(output).stripTrailing().lines().toList()) broken(line, lines);
        int more = lines.size() - MAX_OUTPUT_LINES;
        if (more <= 0) return MARGIN + String.join("\n" + MARGIN, lines);
        return MARGIN + String.join("\n" + MARGIN, lines.subList(0, MAX_OUTPUT_LINES))
                + "\n  (" + more + " more lines; --json has all that was kept)";
    }

    private static void broken(String line, List<String> lines) {
        int width = Terminal.COLUMNS - MARGIN.length();
        var rest = line;
        while (rest.length() > width) {
            lines.add(rest.substring(0, width));
            rest = rest.substring(width);
        }
        lines.add(rest);
    }
}
