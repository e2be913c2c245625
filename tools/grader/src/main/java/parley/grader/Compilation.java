// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Map;

/// What javac made of some sources.
///
/// @param classes class files by binary name; empty when it refused the sources
/// @param problems errors and warnings in javac's order
public record Compilation(Map<String, byte[]> classes, List<Problem> problems) {
    /// Whether there are class files.
    public boolean succeeded() {
        return problems.stream().noneMatch(Problem::error);
    }

    /// What keeps the sources from compiling.
    public List<Problem> errors() {
        return problems.stream().filter(Problem::error).toList();
    }

    /// What javac wonders about.
    public List<Problem> warnings() {
        return problems.stream().filter(problem -> !problem.error()).toList();
    }
}
