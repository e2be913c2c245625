// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import parley.testkit.Machine;

/// A program that nobody here wrote, run against ours.
final class Outsider implements AutoCloseable {
    private static final long LIMIT_SECONDS = 15;

    private final Process process;
    private final StringBuffer printed = new StringBuffer();
    private final Thread reader;

    private Outsider(Process process) {
        this.process = process;
        reader = Thread.ofPlatform().daemon().name("outsider").start(this::read);
    }

    /// Starts it in a folder, with its keyboard still open.
    static Outsider start(Path folder, String... command) throws IOException {
        Machine.needs(command[0]);
        return new Outsider(new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).start());
    }

    /// Runs it to its end without a keyboard.
    ///
    /// @return everything it printed
    static String run(Path folder, String... command) throws Exception {
        try (Outsider outsider = start(folder, command)) {
            outsider.process.getOutputStream().close();
            return outsider.output();
        }
    }

    Outsider type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /// What it has printed so far.
    String soFar() {
        return printed.toString();
    }

    /// Everything it printed until its end.
    String output() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
            throw new AssertionError("no end; so far: " + printed);
        reader.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        return soFar();
    }

    private void read() {
        try (var out = process.inputReader(UTF_8)) {
            for (int c; (c = out.read()) >= 0; ) printed.append((char) c);
        } catch (IOException e) {
            printed.append("[").append(e.getMessage()).append("]");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
