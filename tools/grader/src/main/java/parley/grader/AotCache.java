// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The test JVM's AOT cache, which makes it start in a third of the time. It fits one JDK build and
/// one set of jars, so it is made on the machine that uses it. Without it all is slower, nothing
/// is wrong.
final class AotCache {
    private final Path folder;

    AotCache(Path folder) {
        this.folder = folder;
    }

    /// What a test JVM is started with.
    List<String> options() {
        return isThere() ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    /// The same for one that uses the best compiler. What the cache remembers of how often methods
    /// run comes from a run without that compiler and would keep it from setting to work.
    List<String> optionsForBestCompiler() {
        return isThere() ? List.of("-XX:AOTCache=" + file(), "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining") : List.of();
    }

    boolean isThere() {
        return Files.isRegularFile(file());
    }

    /// Whether one can be made: an AOT cache wants jars, and a Maven build in the middle has folders.
    boolean isPossible() {
        return TestApi.jars().stream().noneMatch(Files::isDirectory);
    }

    /// The options of a run that makes the cache when it ends; they name a file that [#keep] takes.
    List<String> training(Path half) {
        return List.of("-XX:AOTCacheOutput=" + half);
    }

    Path half() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder), "runner", ".half");
    }

    /// Puts a finished cache in its place and forgets those of other JDKs and jars.
    void keep(Path half) throws IOException {
        try (var old = Files.newDirectoryStream(folder, "runner-*.aot")) {
            for (var file : old) Files.deleteIfExists(file);
        }
        Files.move(half, file());
    }

    /// The jars' sizes and times stand for their content, as they do for the JVM itself.
    private Path file() {
        var hash = new ContentHash().add(Runtime.version().toString())
                .add(System.getProperty("java.home")).add(System.getProperty("os.arch"));
        TestApi.jars().forEach(jar -> hash.add(LabPath.stampOf(jar)));
        return folder.resolve("runner-" + hash.text() + ".aot");
    }
}
