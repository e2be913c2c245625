// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/// Reads keys: each at once where the terminal allows it, else a letter and Enter. The thread that
/// reads is a daemon, because a read cannot be interrupted.
final class KeyReader implements AutoCloseable {
    private static final char END_OF_TEXT = 3;
    private static final char END_OF_TRANSMISSION = 4;
    private static final long WAIT_MILLIS = 100;

    private final Consumer<Happening> heard;
    private final Optional<org.jline.terminal.Terminal> terminal;
    private final Optional<Attributes> before;
    private final Thread reading;
    private volatile boolean closed;

    /// @param interactive whether a person sits at a terminal
    /// @param heard called on the reading thread
    KeyReader(boolean interactive, Consumer<Happening> heard) {
        this.heard = heard;
        this.terminal = interactive ? open() : Optional.empty();
        this.before = terminal.map(org.jline.terminal.Terminal::enterRawMode);
        this.reading = Thread.ofPlatform().daemon().name("keys").start(this::read);
    }

    /// Whether a key counts without Enter.
    boolean single() {
        return terminal.isPresent();
    }

    private static Optional<org.jline.terminal.Terminal> open() {
        try {
            return Optional.of(TerminalBuilder.builder().system(true).dumb(false).build());
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private void read() {
        try {
            var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
            boolean lineStart = true;
            for (int c = next(in); c >= 0; c = next(in)) {
                if (c == END_OF_TEXT || c == END_OF_TRANSMISSION) break;
                boolean lineEnd = c == '\n' || c == '\r';
                if (!lineEnd && (single() || lineStart))
                    heard.accept(new Happening.Key((char) Character.toLowerCase(c)));
                lineStart = lineEnd;
            }
        } catch (IOException e) {
            // A terminal that is gone says no more.
        }
        heard.accept(new Happening.InputEnded());
    }

    /// The next key; negative at the end. Of a terminal it is awaited in short waits: a read that
    /// waits for ever holds a lock that closing the terminal needs.
    private int next(Reader lines) throws IOException {
        if (terminal.isEmpty()) return lines.read();
        int c = NonBlockingReader.READ_EXPIRED;
        while (c == NonBlockingReader.READ_EXPIRED && !closed) {
            c = terminal.get().reader().read(WAIT_MILLIS);
        }
        return c;
    }

    @Override
    public void close() {
        if (terminal.isEmpty()) return;
        closed = true;
        try {
            reading.join(Duration.ofMillis(2 * WAIT_MILLIS));
            before.ifPresent(terminal.get()::setAttributes);
            terminal.get().close();
        } catch (IOException e) {
            // The terminal is gone; there is nothing to restore.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
