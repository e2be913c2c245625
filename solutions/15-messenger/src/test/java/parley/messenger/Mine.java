// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// A messenger in a process of its own, with a student's parts in front of the reference ones, as
/// `./course messenger --mine` starts it.
final class Mine implements AutoCloseable {
    private static final Path SOLUTIONS = Path.of("..");
    private static final long END_SECONDS = 20;

    private final Path folder;
    private final List<Path> parts = new ArrayList<>();
    private Process process;

    /// @param folder that may be filled
    Mine(Path folder) {
        this.folder = folder;
    }

    /// Compiles a student's part: the reference, with other files in the place of their namesakes.
    ///
    /// @param topic the last word of its package
    /// @param others texts by file name
    Mine part(String chapter, String topic, Map<String, String> others) throws IOException {
        var sources = new TreeMap<>(texts(
                SOLUTIONS.resolve(chapter).resolve("src/main/java/parley").resolve(topic)));
        sources.remove("package-info.java");
        sources.putAll(others);
        var from = Files.createDirectories(folder.resolve("src").resolve(chapter));
        var files = new ArrayList<String>();
        for (var source : sources.entrySet())
            files.add(Files.writeString(from.resolve(source.getKey()), source.getValue()).toString());
        var classes = Files.createDirectories(
                folder.resolve(".course/messenger/mine").resolve(chapter));
        var words = Stream.concat(Stream.of("-proc:none", "-Xlint:none", "-d",
                classes.toString(), "-cp", System.getProperty("java.class.path")), files.stream())
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words)).isZero();
        parts.add(classes);
        return this;
    }

    /// The Java files of a folder: their texts by name.
    static Map<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList())
                texts.put(file.getFileName().toString(), Files.readString(file));
        }
        return texts;
    }

    /// One file of the reference, with other words in it.
    static Map<String, String> changed(String chapter, String topic, String file, String words,
            String others) throws IOException {
        var text = Files.readString(SOLUTIONS.resolve(chapter).resolve("src/main/java/parley")
                .resolve(topic).resolve(file));
        assertThat(text).containsOnlyOnce(words);
        return Map.of(file, text.replace(words, others));
    }

    /// Starts it with the demo.
    ///
    /// @param drainSeconds how long its end may take
    Mine start(int drainSeconds) throws IOException {
        var path = Stream.concat(parts.stream().map(Path::toString),
                Stream.of(System.getProperty("java.class.path"))).toList();
        process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                String.join(File.pathSeparator, path), Main.class.getName(), "--port", "0",
                "--data", folder.resolve("data").toString(), "--demo",
                "--drain-seconds", Integer.toString(drainSeconds))
                .redirectErrorStream(true).redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        return this;
    }

    /// What it has printed.
    String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    /// The group of a pattern in what it has printed; empty when it is not there.
    String said(String regex) throws IOException {
        Matcher matcher = Pattern.compile(regex).matcher(said());
        return matcher.find() ? matcher.group(1) : "";
    }

    /// Tells it to end, and waits.
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
    }
}
