// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A copy of the course to measure in, whose lab 3 holds the reference part: the student's own
/// files are not touched.
record BenchCopy(Path root, Lab lab, Thread removal) implements AutoCloseable {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final String LAB = "3";

    /// Copies what would be committed; the copy builds itself.
    static BenchCopy of(Path course) throws IOException {
        var root = Files.createTempDirectory("parley-bench").toRealPath();
        // Ctrl-C in the middle of several minutes is likely.
        var removal = new Thread(() -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            remove(root);
        }, "remove-the-copy");
        Runtime.getRuntime().addShutdownHook(removal);
        for (var name : CourseFiles.of(course).names()) {
            var file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(course.resolve(name), file, StandardCopyOption.COPY_ATTRIBUTES);
        }
        var lab = new Course(root).lab(LAB).orElseThrow(
                () -> new CourseException("There is no lab " + LAB + " to measure with."));
        hand(lab);
        return new BenchCopy(root, lab, removal);
    }

    /// Puts the reference part into the lab.
    private static void hand(Lab lab) throws IOException {
        TemporaryFolder.delete(lab.sources());
        for (var source : SourceFile.readTree(lab.solutionSources())) {
            var file = lab.sources().resolve(lab.solutionSources().relativize(source.path()));
            Files.createDirectories(file.getParent());
            Files.copy(source.path(), file);
        }
    }

    /// A source that is saved before each measurement.
    Path saved() {
        return SourceFile.readTree(lab.sources()).getFirst().path();
    }

    /// Saves a source of the lab with one more comment.
    void touch() throws IOException {
        Files.writeString(saved(), "// saved again\n", StandardOpenOption.APPEND);
    }

    /// How long `./course` takes.
    Duration course(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>(WINDOWS
                ? List.of(root.resolve("course.cmd").toString())
                : List.of("/bin/sh", root.resolve("course").toString()));
        command.addAll(List.of(words));
        return time(command);
    }

    /// How long the lab's tests take with Maven.
    Duration maven() throws IOException, InterruptedException {
        var command = new ArrayList<>(SetupMaven.command(root));
        command.addAll(List.of("-q", "-o", "test", "-pl", "labs/" + lab.directory(), "-Dlab"));
        return time(command);
    }

    private Duration time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = new ProcessBuilder(command).directory(root.toFile())
                .redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        int exit = process.waitFor();
        long taken = System.nanoTime() - start;
        if (exit != Exit.DONE) throw new CourseException("This did not work, so there is nothing "
                + "to measure: " + String.join(" ", command) + "\n" + output);
        return Duration.ofNanos(taken);
    }

    private static void remove(Path root) {
        try {
            TemporaryFolder.delete(root);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The copy stays: " + root);
        }
    }

    @Override
    public void close() {
        remove(root);
        Runtime.getRuntime().removeShutdownHook(removal);
    }
}
