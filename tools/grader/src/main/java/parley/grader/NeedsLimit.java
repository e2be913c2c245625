// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Holds a test JVM to what its lab needs, where the system can: on Linux by `prlimit`. The heap
/// is limited everywhere, by the JVM itself.
final class NeedsLimit {
    private static final long MEGABYTE = 1L << 20;

    private NeedsLimit() {
    }

    /// The words that come before a JVM's command line; none where there is no `prlimit`.
    static List<String> words(LabNeeds needs) {
        if (!isPossible()) return List.of();
        return List.of("prlimit", "--nofile=" + needs.openFiles(),
                "--fsize=" + needs.fileMegabytes() * MEGABYTE, "--core=0");
    }

    /// Whether open files and the size of files can be limited here.
    static boolean isPossible() {
        return isOnPath("prlimit");
    }

    /// Whether there is a program of this name.
    static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
