// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;

/// One chapter's lab and where its parts lie.
///
/// @param root the course's folder
/// @param directory the chapter's folder name, the same everywhere: `03-sockets`
public record Lab(Path root, String directory) {
    /// The chapter's number as students type it: `3`.
    public String number() {
        return Integer.toString(Integer.parseInt(directory.substring(0, 2)));
    }

    /// The lab's folder, which the student edits.
    public Path folder() {
        return root.resolve("labs").resolve(directory);
    }

    /// The graded tests.
    public Path tests() {
        return folder().resolve("src/test/java");
    }

    /// The student's sources.
    public Path sources() {
        return folder().resolve("src/main/java");
    }

    /// The folder of the reference part.
    public Path solution() {
        return root.resolve("solutions").resolve(directory);
    }

    /// The reference part's sources.
    public Path solutionSources() {
        return solution().resolve("src/main/java");
    }

    /// The class path file that the build leaves: what the lab is compiled and run with.
    public Path classPathFile() {
        return solution().resolve("target/classpath.txt");
    }
}
