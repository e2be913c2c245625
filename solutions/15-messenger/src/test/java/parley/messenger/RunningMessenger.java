// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.http.Json;

/// The messenger in a process of its own, as `./course messenger` runs it.
///
/// @param about what it has printed: its ports
record RunningMessenger(Process process, Path data, JsonNode about) implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    /// How a start has ended that was refused.
    record Refused(int exit, String said) { }

    private static Process process(Path data, Path said, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of(more));
        words.addAll(List.of("--data", data.toString()));
        return new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
    }

    /// Starts it, and waits until it answers.
    static RunningMessenger start(Path data, String... more) throws IOException {
        var said = Files.createTempFile("parley-messenger", ".txt");
        List<String> words = new ArrayList<>(List.of("--port", "0", "--json", "--limits", "off"));
        words.addAll(List.of(more));
        var process = process(data, said, words.toArray(String[]::new));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            var text = Files.readString(said);
            if (text.contains("{\"url\"") && text.endsWith("\n"))
                return new RunningMessenger(process, data, about(text));
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        process.destroyForcibly();
        throw new AssertionError("it did not start: " + Files.readString(said));
    }

    private static JsonNode about(String said) throws IOException {
        return Json.lenient().readTree(said.substring(said.indexOf("{\"url\"")));
    }

    /// Runs it, and waits for its end.
    static Refused refused(Path data, String... words) throws IOException, InterruptedException {
        var said = Files.createTempFile("parley-messenger", ".txt");
        var process = process(data, said, words);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it runs: " + Files.readString(said));
        }
        return new Refused(process.exitValue(), Files.readString(said));
    }

    URI url() {
        return URI.create(about.path("url").asText());
    }

    int adminPort() {
        return about.path("adminPort").asInt();
    }

    Health health() {
        return Health.of(adminPort());
    }

    /// The lines of its log that are errors or warnings.
    List<String> complaints() throws IOException {
        return Health.complaints(data);
    }

    /// Kills it as `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
