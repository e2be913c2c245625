// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;

/// A file of the solution with its markers read and judged: which bodies are tasks, and which
/// parts only the answer needs.
///
/// @param file seen from the course's folder
/// @param answerOnly from the line of `// solution only` to behind the line that ends it
record MarkedSource(String file, String text, List<TaskBody> tasks, List<Part> answerOnly) {
    /// A part of the text, from `start` (inclusive) to `end` (exclusive).
    record Part(int start, int end) { }

    /// Reads the markers.
    ///
    /// @throws CutException for a marker that is not as CONTRIBUTING.md describes it
    static MarkedSource read(String file, String text) {
        return new MarkerReader(file, text).read();
    }
}
