// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An example's `main`, running on a virtual thread of this JVM with its own screen and keyboard.
///
/// [#close()] interrupts that thread, which closes the socket it waits on: that ends a server.
final class Program implements AutoCloseable {
    /// Any example's `main`.
    interface Main {
        void main(String[] args);
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern PORT = Pattern.compile("\\bport (\\d+)");
    private static final int KEYBOARD_BYTES = 64 * 1024;

    private final Console console;
    private final PipedOutputStream keys = new PipedOutputStream();
    private final Thread thread;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    private Program(Main main, String... args) {
        try {
            console = new Console(new PipedInputStream(keys, KEYBOARD_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofVirtual().name("example").start(() -> {
            console.attach();
            try {
                main.main(args);
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        });
    }

    static Program start(Main main, String... args) {
        return new Program(main, args);
    }

    /// Runs a program to its end and returns what it printed.
    static String run(Main main, String... args) {
        try (var program = start(main, args)) {
            return program.untilTheEnd();
        }
    }

    /// Waits until the program has said on which port it listens.
    int port() {
        return Integer.parseInt(awaitMatch(PORT).group(1));
    }

    /// The same as an argument for a client.
    String portArgument() {
        return Integer.toString(port());
    }

    Matcher awaitMatch(Pattern pattern) {
        waitFor("text like " + pattern, () -> pattern.matcher(output()).find());
        Matcher matcher = pattern.matcher(output());
        matcher.find();
        return matcher;
    }

    Program awaitText(String text) {
        waitFor("\"" + text + "\"", () -> output().contains(text));
        return this;
    }

    Program type(String text) {
        try {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// What Ctrl+D does.
    Program endInput() {
        try {
            keys.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String untilTheEnd() {
        waitFor("the program's end", () -> !thread.isAlive());
        return output();
    }

    boolean runs() {
        return thread.isAlive();
    }

    String output() {
        return console.text();
    }

    private void waitFor(String what, BooleanSupplier there) {
        await(what).atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
                .until(() -> failure.isPresent() || there.getAsBoolean());
        if (failure.isPresent()) {
            throw new AssertionError("it failed after printing: " + output(), failure.get());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        endInput();
        try {
            if (!thread.join(LIMIT)) throw new AssertionError("still running: " + output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
