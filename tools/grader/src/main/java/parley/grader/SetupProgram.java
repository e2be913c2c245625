// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The built program in `.course/program/STATE`: its jars and the cache that lets it start fast.
final class SetupProgram {
    private static final String STARTING_FAST =
            "Making it start fast (once, mostly 10 to 20 s)";

    private final Path root;
    private final Path programs;
    private final String state;

    SetupProgram(Path root, Path programs, String state) {
        this.root = root;
        this.programs = programs;
        this.state = state;
    }

    /// Whether this state is built already.
    boolean isCurrent() throws IOException {
        var pointer = programs.resolve("current");
        return Files.isDirectory(programs.resolve(state)) && Files.exists(pointer)
                && Files.readString(pointer).strip().equals(state);
    }

    /// Copies the jars that Maven has built, makes the start-up cache, and points to them.
    void install(ProgressLine line) throws IOException {
        var folder = Files.createDirectories(programs.resolve(state));
        var grader = root.resolve("tools/grader/target");
        for (var jar : jars(grader.resolve("lib"))) copy(jar, folder);
        for (var jar : jars(grader)) copy(jar, folder);
        train(folder, line);
        var fresh = Files.writeString(programs.resolve("current.new"), state + "\n");
        Files.move(fresh, programs.resolve("current"), StandardCopyOption.REPLACE_EXISTING);
        removeOthers();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The words that start the program of this state, the same as in the `course` script.
    static List<String> command(Path root, String state) {
        var folder = root.resolve(".course/program").resolve(state);
        return List.of(java(), "-XX:AOTCache=" + folder.resolve("course.aot"),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED", "-Dparley.root=" + root,
                "-Dparley.terminal=" + System.getProperty("parley.terminal", "no"),
                "-cp", folder + File.separator + "*", "parley.grader.Main");
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static void copy(Path jar, Path folder) throws IOException {
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Without the cache the program starts slower and works the same, so a failure is no matter.
    private void train(Path folder, ProgressLine line) throws IOException {
        var words = new ArrayList<>(command(root, state));
        words.set(1, "-XX:AOTCacheOutput=" + folder.resolve("course.aot"));
        words.add(2, "-Dparley.training=true");
        var training = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            line.show(STARTING_FAST + " ...");
            for (int s = 1; !training.waitFor(1, TimeUnit.SECONDS); s++) {
                line.tick(STARTING_FAST + ": " + s + " s");
            }
        } catch (InterruptedException interrupted) {
            training.destroy();
            Thread.currentThread().interrupt();
        }
    }

    /// Older programs may still run (on Windows their files cannot be deleted then): those stay.
    private void removeOthers() throws IOException {
        try (Stream<Path> all = Files.walk(programs)) {
            all.filter(file -> !file.startsWith(programs.resolve(state)))
                    .filter(file -> !file.equals(programs.resolve("current")))
                    .sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }
}
