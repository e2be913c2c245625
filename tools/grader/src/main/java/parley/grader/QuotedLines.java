// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The lines of a file that a quote takes.
///
/// @param first from 1
/// @param last at most the file's last line
record QuotedLines(int first, int last) {
    private static final Pattern NUMBERS = Pattern.compile("\\d*(:\\d*)?");

    /// The lines of a quote in a file's text; nothing when the section is missing or empty.
    static Optional<QuotedLines> of(Quote quote, String text) {
        List<String> lines = text.lines().toList();
        if (quote.part().isEmpty()) return Optional.of(new QuotedLines(1, lines.size()));
        return NUMBERS.matcher(quote.part()).matches()
                ? numbered(quote.part(), lines) : section(quote.part(), lines);
    }

    /// Whether a line is among them.
    boolean has(int line) {
        return first <= line && line <= last;
    }

    private static Optional<QuotedLines> numbered(String part, List<String> lines) {
        String[] ends = part.split(":", -1);
        int first = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
        int last = ends.length < 2 || ends[1].isEmpty()
                ? lines.size() : Integer.parseInt(ends[1]);
        return first < 1 || last > lines.size() || first > last
                ? Optional.empty() : Optional.of(new QuotedLines(first, last));
    }

    private static Optional<QuotedLines> section(String name, List<String> lines) {
        int start = find(lines, "start", name);
        int end = find(lines, "end", name);
        return start < 0 || end < 0 || end - start < 2
                ? Optional.empty() : Optional.of(new QuotedLines(start + 2, end));
    }

    private static int find(List<String> lines, String what, String name) {
        Pattern marker = Pattern.compile(
                ".*--8<--\\s+\\[\\s*" + what + "\\s*:\\s*" + Pattern.quote(name) + "\\s*\\].*");
        for (int i = 0; i < lines.size(); i++) {
            if (marker.matcher(lines.get(i)).matches()) return i;
        }
        return -1;
    }
}
