// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The messenger as it was built: its jars, and the cache that lets it start fast.
///
/// @param folder where it lies
/// @param jars its class path, the messenger's own jar first
record MessengerProgram(Path folder, List<Path> jars) {
    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(1);
    private static final String MAIN = "parley.messenger.Main";
    private static final String TRAINING = "parley.messenger.Training";

    /// A small heap that gives memory back, and one thread for it. What is allowed here is what
    /// RocksDB and Undertow need.
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", "-Xms24m", "-Xmx512m", "-XX:MaxHeapFreeRatio=40",
            "-XX:MinHeapFreeRatio=20", "-Xss512k", "-XX:ReservedCodeCacheSize=64m",
            "-XX:-UsePerfData", "-Xlog:disable", "-Xlog:all=error:stderr",
            "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            // A recording brings this module, and the cache fits one set of modules only.
            "--add-modules=jdk.jfr");

    private Path cache() {
        return folder.resolve("messenger.aot");
    }

    /// Whether the cache has not been tried to make yet.
    boolean wantsTraining() {
        return Files.notExists(cache()) && Files.notExists(folder.resolve("untrained"));
    }

    /// Makes the cache: runs the messenger once for a moment. Without it the start is slower and
    /// nothing else is different, so a failure is only remembered.
    void train() throws IOException {
        var data = Files.createTempDirectory(folder, "training");
        // Who is interrupted leaves no half of a cache.
        var made = folder.resolve("training.aot");
        var words = words(jars, List.of("-XX:AOTCacheOutput=" + made), TRAINING);
        words.add(data.toString());
        var process = builder(words).redirectErrorStream(true)
                .redirectOutput(folder.resolve("training.log").toFile()).start();
        boolean done = false;
        try {
            done = process.waitFor(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            TemporaryFolder.delete(data);
        }
        if (done && Files.exists(made)) Files.move(made, cache(), StandardCopyOption.ATOMIC_MOVE);
        else Files.writeString(folder.resolve("untrained"), "");
    }

    /// What starts the messenger.
    ///
    /// @param mine jars of the student's parts, which stand before the reference ones
    /// @param options for Java besides the usual ones: a recording. The cache serves that too; the
    ///     program's own events are never in it
    ProcessBuilder start(List<Path> mine, List<String> options, List<String> arguments) {
        var path = Stream.concat(mine.stream(), jars.stream()).toList();
        // Java 25 does not notice a jar that was put in front: out of the cache it would take the
        // reference's classes instead of the student's.
        boolean cached = mine.isEmpty() && Files.exists(cache());
        var more = new ArrayList<>(options);
        if (cached) more.add("-XX:AOTCache=" + cache());
        var words = words(path, more, MAIN);
        words.addAll(arguments);
        return builder(words);
    }

    private static ArrayList<String> words(List<Path> path, List<String> more, String main) {
        var words = new ArrayList<>(List.of(SetupProgram.java()));
        words.addAll(OPTIONS);
        words.addAll(more);
        words.addAll(List.of("-cp", path.stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)), main));
        return words;
    }

    private static ProcessBuilder builder(List<String> words) {
        var builder = new ProcessBuilder(words);
        // Native code of few threads does not need a pool of memory for each of them.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder;
    }
}
