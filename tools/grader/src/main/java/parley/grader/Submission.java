// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is graded: the sources of a lab, where a file of a later folder stands in for the file
/// of the same name in an earlier one.
///
/// @param folders package folders with `*.java` files, not searched deeper: first the lab's (or
///     the solution's) own, then those of a variant, which holds only the files that differ
public record Submission(Lab lab, List<Path> folders) {
    /// What the student wrote.
    public static Submission ofLab(Lab lab) {
        return new Submission(lab, List.of(packageFolder(lab.sources())));
    }

    /// The reference part.
    public static Submission ofSolution(Lab lab) {
        return new Submission(lab, List.of(packageFolder(lab.solutionSources())));
    }

    /// Whether it is what the student wrote, not a variant or the reference part.
    boolean isOwn() {
        return equals(ofLab(lab));
    }

    /// The same, where the files of `folder` stand in for their namesakes.
    public Submission withOverlay(Path folder) {
        var more = new ArrayList<>(folders);
        more.add(folder);
        return new Submission(lab, List.copyOf(more));
    }

    /// The folder below `sources` that holds the Java files: the lab's one flat package. `sources`
    /// itself when there is none yet.
    private static Path packageFolder(Path sources) {
        if (!Files.isDirectory(sources)) return sources;
        try (var below = Files.walk(sources)) {
            return below.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent).sorted().findFirst().orElse(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
