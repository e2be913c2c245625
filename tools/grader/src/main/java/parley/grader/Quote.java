// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place where a page of the book quotes a file: `--8<-- "path"`, `--8<-- "path:section"` or
/// `--8<-- "path:from:to"`.
///
/// @param line in the page
/// @param path seen from the course's folder
/// @param part the section's name, the lines, or nothing for the whole file
record Quote(int line, String path, String part) {
    private static final Pattern SINGLE = Pattern.compile("\\s*--8<--\\s+[\"']([^\"']+)[\"']\\s*");
    private static final Pattern BLOCK = Pattern.compile("\\s*--8<--\\s*");

    /// All quotes of a page, in fenced blocks and outside.
    static List<Quote> of(MarkdownPage page) {
        List<Quote> quotes = new ArrayList<>();
        boolean block = false;
        for (MarkdownPage.Line line : page.lines()) {
            Matcher single = SINGLE.matcher(line.text());
            if (BLOCK.matcher(line.text()).matches()) {
                block = !block;
            } else if (single.matches()) {
                quotes.add(quote(line.number(), single.group(1)));
            } else if (block && !line.text().isBlank()) {
                quotes.add(quote(line.number(), line.text().strip()));
            }
        }
        return quotes;
    }

    private static Quote quote(int line, String target) {
        int colon = target.indexOf(':');
        return colon < 0 ? new Quote(line, target, "")
                : new Quote(line, target.substring(0, colon), target.substring(colon + 1));
    }
}
