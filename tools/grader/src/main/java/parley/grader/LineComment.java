// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;

/// One `//` comment of a Java source. javac's trees do not hold comments, so they are found here;
/// what looks like one in a string, a text block or a `/* */` comment is none.
///
/// @param start the offset of the first slash
/// @param text what stands behind the slashes, without white space around it
record LineComment(int start, String text) {
    /// All of a source, in order. Doc comments (`///`) begin with a slash in `text`.
    static List<LineComment> of(String source) {
        List<LineComment> found = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                int end = endOfLine(source, at);
                found.add(new LineComment(at, source.substring(at + 2, end).strip()));
                at = end;
            } else if (source.startsWith("/*", at)) {
                at = behind(source, "*/", at + 2);
            } else if (source.startsWith("\"\"\"", at)) {
                at = behindQuote(source, "\"\"\"", at + 3);
            } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
                at = behindQuote(source, source.substring(at, at + 1), at + 1);
            } else {
                at++;
            }
        }
        return found;
    }

    private static int endOfLine(String source, int from) {
        int end = source.indexOf('\n', from);
        return end < 0 ? source.length() : end;
    }

    private static int behind(String source, String mark, int from) {
        int at = source.indexOf(mark, from);
        return at < 0 ? source.length() : at + mark.length();
    }

    private static int behindQuote(String source, String quote, int from) {
        int at = from;
        while (at < source.length() && !source.startsWith(quote, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), at + quote.length());
    }
}
