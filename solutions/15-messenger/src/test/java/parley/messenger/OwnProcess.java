// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.http.Json;

/// A messenger in a process of its own, to which signals can be sent.
///
/// @param about what it has printed: its ports
record OwnProcess(Process process, JsonNode about) implements AutoCloseable {
    /// How long its end may take, as it was told at its start.
    static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);

    /// Starts it, and waits until it answers.
    static OwnProcess start(Path data) throws IOException {
        var process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "--port", "0",
                "--data", data.toString(), "--limits", "off", "--json", "--drain-seconds",
                Long.toString(DRAIN_LIMIT.toSeconds())))
                .redirectError(data.resolve("stderr.txt").toFile()).start();
        var line = process.inputReader().readLine();
        if (line == null) throw new IOException("it has ended before it was ready");
        return new OwnProcess(process, Json.lenient().readTree(line));
    }

    int adminPort() {
        return about.path("adminPort").asInt();
    }

    int port() {
        return about.path("port").asInt();
    }

    int framesPort() {
        return about.path("framesPort").asInt();
    }

    /// Sends it a signal.
    ///
    /// @param signal `TERM` or `INT`
    void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO().start().waitFor();
        assertThat(exit).as("kill -" + signal).isZero();
    }

    /// Waits for its end.
    ///
    /// @return its exit code
    /// @throws AssertionError when it takes longer than it may
    int ended() throws InterruptedException {
        assertThat(process.waitFor(DRAIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .as("it ends within its limit").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
