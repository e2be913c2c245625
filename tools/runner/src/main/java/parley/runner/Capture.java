// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Stands in for System.out and System.err and keeps what the code under test prints, up to a
/// limit. System.in is at its end from the start. Any thread.
final class Capture extends OutputStream {
    /// More than this of one test's output is not kept.
    static final int MAX_OUTPUT_BYTES = 16_384;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PrintStream printer = new PrintStream(this, true, StandardCharsets.UTF_8);
    private long dropped;

    /// Takes the three streams over; called again before each test, in case the last one's code
    /// has replaced them.
    void install() {
        System.setOut(printer);
        System.setErr(printer);
        System.setIn(InputStream.nullInputStream());
    }

    /// What was printed since the last call.
    synchronized String take() {
        var text = kept.toString(StandardCharsets.UTF_8);
        if (dropped > 0) text = text.stripTrailing() + String.format(Locale.ROOT,
                "%n[cut here: %,d more bytes were printed]%n", dropped);
        kept.reset();
        dropped = 0;
        return text;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        int room = Math.min(length, MAX_OUTPUT_BYTES - kept.size());
        kept.write(bytes, from, room);
        dropped += length - room;
    }
}
