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
}
