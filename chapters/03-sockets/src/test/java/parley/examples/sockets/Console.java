// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Gives each program under test a screen and a keyboard of its own, although they share one JVM:
/// `System.out` and `System.in` lead to those of the program whose thread, or whose thread's
/// parent, asks.
final class Console {
    private static final InheritableThreadLocal<Console> OF_THIS_THREAD = new InheritableThreadLocal<>();
    private static final PrintStream REAL_SCREEN = System.out;
    private static final InputStream REAL_KEYBOARD = System.in;

    static {
        System.setOut(new PrintStream(new Screen(), true, StandardCharsets.UTF_8));
        System.setIn(new Keyboard());
    }

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final InputStream keyboard;

    Console(InputStream keyboard) {
        this.keyboard = keyboard;
    }

    /// From here on, this thread and those it starts use this console.
    void attach() {
        OF_THIS_THREAD.set(this);
    }

    String text() {
        return screen.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static final class Screen extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            there().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            there().write(bytes, from, count);
        }

        private static OutputStream there() {
            Console console = OF_THIS_THREAD.get();
            return console == null ? REAL_SCREEN : console.screen;
        }
    }

    private static final class Keyboard extends InputStream {
        @Override
        public int read() throws IOException {
            return there().read();
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            return there().read(bytes, from, count);
        }

        private static InputStream there() {
            Console console = OF_THIS_THREAD.get();
            return console == null ? REAL_KEYBOARD : console.keyboard;
        }
    }
}
