// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import parley.testkit.Machine;

/// A program that nobody here wrote, run against ours.
final class Outsider {
    private static final long LIMIT_SECONDS = 10;

    private final Process process;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private final CompletableFuture<String> printed = new CompletableFuture<>();

    private Outsider(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("outsider").start(this::read);
    }

    /// Starts it in a folder, with its keyboard still open.
    static Outsider start(Path folder, String... command) throws IOException {
        Machine.needs(command[0]);
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
}
