// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import parley.framing.FrameDecoder;
import parley.framing.ProtocolException;

/// What [Drop] tells while a file goes over, and afterwards.
final class DropText {
    private static final long SHOW_EVERY_NANOS = Duration.ofMillis(100).toNanos();

    private final String verb;
    private final boolean live = System.console() != null && System.console().isTerminal();
    private final long started = System.nanoTime();
    private long lastShown = started;
    private long bytes;
    private long frames;

    /// @param verb what happens to the file: `sent`
    DropText(String verb) {
        this.verb = verb;
    }

    /// Counts one data frame; on a terminal, shows how far it is, ten times a second.
    void moved(long frameBytes) {
        bytes += frameBytes;
        frames++;
        long now = System.nanoTime();
        if (!live || now - lastShown < SHOW_EVERY_NANOS) return;
        lastShown = now;
        System.out.print("\r" + amount() + "  ");
        System.out.flush();
    }

    /// Tells what was done, and whose code did it.
    void done(Path file) {
        if (live) System.out.print("\r");
        System.out.println(verb + " " + amount());
        System.out.println("file: " + file + ", complete, SHA-256 checked");
        System.out.println("chapter 3, connection and transfer: " + whose(FramedConnection.class));
        System.out.println("chapter 1, frames: " + whose(FrameDecoder.class));
    }

    private String amount() {
        double seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
        return String.format(Locale.ROOT, "%,d bytes in %,d data frame%s, %.1f MB/s",
                bytes, frames, frames == 1 ? "" : "s", bytes / 1e6 / seconds);
    }

    /// Reads it off the place where the class lies.
    private static String whose(Class<?> type) {
        String place = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        boolean yours = place.contains("/.course/mine/") || place.contains("/labs/");
        return yours ? "yours" : "the reference";
    }

    /// One sentence for somebody at a terminal.
    static String reason(Exception e) {
        return "No file: " + switch (e) {
            case ProtocolException wrong -> "the other side broke the rules: " + wrong.text();
            case ConnectException nobody -> "nobody listens there (" + nobody.getMessage() + ")";
            case SocketTimeoutException late -> "the other side kept silent for too long";
            case SocketException broken -> "the connection broke (" + broken.getMessage() + ")";
            default -> e.getMessage();
        } + ".";
    }
}
