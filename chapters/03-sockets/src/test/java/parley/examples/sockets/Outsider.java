// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A program that nobody here wrote, run against ours.
///
/// Where it is not installed the test is skipped and says how to get it; where `CI` is `true` it
/// fails instead, so that no build is green because its peers were missing.
final class Outsider {
    private static final long LIMIT_SECONDS = 10;
    private static final Map<String, String> PACKAGES = Map.of(
            "curl", "curl", "nc", "netcat-openbsd", "telnet", "telnet", "ftp", "ftp", "python3", "python3");

    private final Process process;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private final CompletableFuture<String> printed = new CompletableFuture<>();

    private Outsider(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("outsider").start(this::read);
    }

    /// Starts it in a folder, with its keyboard still open.
    static Outsider start(Path folder, String... command) throws IOException {
        needs(command[0]);
        return new Outsider(new ProcessBuilder(command)
                .directory(folder.toFile()).redirectErrorStream(true).start());
    }

    static Outsider start(String... command) throws IOException {
        return start(Path.of("."), command);
    }

    /// Runs a Python program, given as its lines, with arguments.
    static String python(String program, Object... arguments) throws IOException {
        var command = Stream.concat(Stream.of("python3", "-c", program),
                Stream.of(arguments).map(Object::toString)).toArray(String[]::new);
        return start(command).endInput().output();
    }

    Outsider type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    Outsider endInput() throws IOException {
        process.getOutputStream().close();
        return this;
    }

    /// Everything it printed until its end, each line ended by `\n`.
    String output() {
        try {
            return get(printed);
        } finally {
            stop();
        }
    }

    /// For servers: the first line it prints.
    String firstLine() {
        return get(firstLine);
    }

    void stop() {
        process.destroyForcibly();
    }

    private String get(CompletableFuture<String> text) {
        try {
            return text.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer: " + process.info().commandLine().orElse("?"), e);
        }
    }

    private void read() {
        var text = new StringBuilder();
        try (var out = process.inputReader(UTF_8)) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                firstLine.complete(line);
                text.append(line).append('\n');
            }
            printed.complete(text.toString());
        } catch (IOException e) {
            printed.completeExceptionally(e);
        }
    }

    private static void needs(String program) {
        boolean found = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
                .anyMatch(Files::isExecutable);
        if (found) return;
        String sentence = program + " is not installed. On Debian and Ubuntu: apt-get install " + PACKAGES.get(program);
        if ("true".equals(System.getenv("CI"))) throw new AssertionError(sentence);
        System.err.println("Skipped: " + sentence);
        Assumptions.abort(sentence);
    }
}
