// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.PrintStream;

/// One line that tells what a long step is doing, and is gone when it is done. Where the stream
/// is no terminal, each different text is a line of its own.
final class ProgressLine {
    private static final int WIDTH = 79;

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    ProgressLine(PrintStream out) {
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    /// Shows this text in place of the one before.
    void show(String text) {
        if (text.equals(shown)) return;
        shown = text;
        if (!terminal) {
            out.println(text);
            return;
        }
        var cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
        out.print("\r" + cut + " ".repeat(WIDTH - cut.length()) + "\r" + cut);
        out.flush();
    }

    /// Shows a text that changes often: only on a terminal.
    void tick(String text) {
        if (terminal) show(text);
    }

    /// Clears the line.
    void end() {
        if (terminal && !shown.isEmpty()) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
        shown = "";
    }
}
