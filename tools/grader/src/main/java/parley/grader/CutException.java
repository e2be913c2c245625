// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// A solution's markers are not as the cutter needs them. The message is `FILE:LINE: sentence`,
/// the file as seen from the course's folder.
final class CutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CutException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }
}
