// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// One thing that javac found.
///
/// @param error whether it stops the compilation; a warning does not
/// @param place the file as the student sees it and the line: `labs/03-.../LineReader.java:42`;
///     empty when javac names none
/// @param sourceLine that line's text, empty without a place
/// @param column where in that line, from 1; 0 when unknown
/// @param message javac's own words, in the user's language
/// @param plain what it means in plain words; empty for the rarer ones
public record Problem(
        boolean error, String place, String sourceLine, long column, String message,
        String plain) {

    /// The problem in a few lines: place, words, source line with a mark, plain sentence.
    public String text() {
        var text = new StringBuilder();
        if (!place.isEmpty()) text.append(place).append('\n');
        if (!plain.isEmpty()) text.append(Text.wrap(plain, "  ")).append('\n');
        text.append(Text.wrap("javac says: " + message, "  "));
        if (sourceLine.isBlank()) return text.toString();
        var line = sourceLine.replace('\t', ' ').stripTrailing();
        int indent = line.length() - line.stripLeading().length();
        text.append("\n\n    ").append(line.strip());
        if (column > indent) text.append("\n    ")
                .append(" ".repeat((int) column - 1 - indent)).append('^');
        return text.toString();
    }
}
