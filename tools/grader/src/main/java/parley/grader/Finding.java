// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// One thing that is wrong with the course, for whoever maintains it.
///
/// @param file the file to open, seen from the course's folder
/// @param line the line in it; 0 when the whole file is meant
/// @param sentence what is wrong and what to do
record Finding(String file, int line, String sentence) {
    @Override
    public String toString() {
        return text();
    }

    /// A finding about a whole file.
    static Finding of(String file, String sentence, Object... args) {
        return at(file, 0, sentence, args);
    }

    /// A finding about one line.
    static Finding at(String file, int line, String sentence, Object... args) {
        return new Finding(file, line, args.length == 0 ? sentence : sentence.formatted(args));
    }

    /// What the cutter refused.
    static Finding of(CutException refused) {
        return new Finding(refused.file(), refused.line(), refused.sentence());
    }

    /// `FILE:LINE: sentence`.
    String text() {
        return (line == 0 ? file : file + ":" + line) + ": " + sentence;
    }
}
