// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Markdown file as the link and snippet checks see it.
///
/// @param file seen from the course's folder
/// @param lines its lines
record MarkdownPage(String file, List<Line> lines) {
    /// @param number from 1
    /// @param code whether it stands in a fenced block (or is the fence)
    record Line(int number, String text, boolean code) { }

    /// A link's target as it is written.
    record Link(int line, String target) { }

    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
    private static final Pattern INLINE = Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)");
    private static final Pattern REFERENCE = Pattern.compile("^\\s*\\[[^\\]]+\\]:\\s*(\\S+)");
    private static final Pattern HTML = Pattern.compile("\\b(?:href|src)=\"([^\"]+)\"");

    /// Reads a page.
    static MarkdownPage of(String file, String text) {
        List<Line> lines = new ArrayList<>();
        String fence = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            Matcher matcher = FENCE.matcher(line);
            boolean isFence = matcher.matches();
            boolean inside = !fence.isEmpty();
            lines.add(new Line(++number, line, isFence || inside));
            if (isFence && !inside) {
                fence = matcher.group(1);
            } else if (isFence && matcher.group(1).startsWith(fence)) {
                fence = "";
            }
        }
        return new MarkdownPage(file, lines);
    }

    /// Every link, picture and reference outside code.
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Line line : lines) {
            if (line.code()) continue;
            String text = line.text().replaceAll("`[^`]*`", "``");
            for (Pattern pattern : List.of(INLINE, REFERENCE, HTML)) {
                pattern.matcher(text).results()
                        .forEach(hit -> links.add(new Link(line.number(), hit.group(1))));
            }
        }
        return links;
    }
}
