// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// A solution's markers are not as the cutter needs them. The message is `FILE:LINE: sentence`,
/// the file as seen from the course's folder.
final class CutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final String sentence;

    CutException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
        this.file = file;
        this.line = line;
        this.sentence = sentence;
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    String sentence() {
        return sentence;
    }
}
