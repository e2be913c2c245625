// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Says in plain words why setting up failed, from what Maven printed.
final class SetupTrouble {
    private static final int LINES = 5;

    private SetupTrouble() {
    }

    /// Whether an offline build failed only because something is not downloaded yet.
    static boolean isMissing(List<String> output) {
        return output.stream().anyMatch(line -> line.contains("offline mode")
                || line.contains("has not been downloaded from it before"));
    }

    /// The sentence for this output of a failed build.
    static String explain(Path root, List<String> output) {
        return "The course program could not be built:\n"
                + output.stream().filter(line -> line.startsWith("[ERROR]")).limit(LINES)
                        .collect(Collectors.joining("\n"))
                + "\nAll that Maven said: " + root.resolve(".course/setup.log");
    }

    /// The sentence for a file or folder that cannot be written.
    static String cannotWrite(Path root, FileSystemException trouble) {
        return "Parley cannot write in " + root + " (" + trouble.getMessage() + ").\n"
                + "Copy the course to a folder of your own, and start ./course there.";
    }
}
