// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// A line of the student's own source: what "Look at" names.
///
/// The student's sources are the files in `src/main/java` under the working directory, or under
/// the folder that the system property `parley.lab` names.
///
/// @param file path from the repository's root, with `/` on every system
/// @param line the line, from 1
record Source(String file, int line) {
    private static final String OURS = "parley.testkit.";

    /// The student's frame nearest to where the throwable was thrown; its causes are searched
    /// first.
    static Optional<Source> of(Throwable thrown) {
        return of(thrown, 0);
    }

    private static Optional<Source> of(Throwable thrown, int depth) {
        Throwable cause = thrown.getCause();
        if (cause != null && depth < 20) {
            Optional<Source> deeper = of(cause, depth + 1);
            if (deeper.isPresent()) return deeper;
        }
        return of(Arrays.stream(thrown.getStackTrace()));
    }

    static Optional<Source> of(Stream<StackTraceElement> frames) {
        return frames.flatMap(frame -> of(frame).stream()).findFirst();
    }

    static Optional<Source> of(StackTraceElement frame) {
        if (frame.getFileName() == null || frame.getLineNumber() < 1) return Optional.empty();
        return of(frame.getClassName(), frame.getFileName(), frame.getLineNumber());
    }

    static Optional<Source> of(String className, String fileName, int line) {
        if (className.startsWith(OURS)) return Optional.empty();
        int dot = className.lastIndexOf('.');
        String folder = dot < 0 ? "" : className.substring(0, dot).replace('.', '/') + "/";
        Path file = lab().resolve("src/main/java/" + folder + fileName);
        if (!Files.isRegularFile(file)) return Optional.empty();
        return Optional.of(new Source(fromRoot(file), line));
    }

    private static Path lab() {
        return Path.of(System.getProperty("parley.lab", "")).toAbsolutePath().normalize();
    }

    private static String fromRoot(Path file) {
        Path root = lab();
        for (Path at = root; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn")) || Files.isDirectory(at.resolve("labs"))) {
                root = at;
                break;
            }
        }
        return root.relativize(file).toString().replace('\\', '/');
    }

    /// `LineReader.java:41`: short enough for a sentence.
    String shortName() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
