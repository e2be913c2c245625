// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.charset.Charset;
import java.util.Map;

/// What the reader of standard output can see: colours and bars on a terminal, plain text when
/// it goes to a file or a pipe, or when `NO_COLOR` is set.
///
/// @param colours whether escape sequences are understood
/// @param blocks whether block characters can be printed
public record Terminal(boolean colours, boolean blocks) {
    /// How wide everything is that the program prints.
    public static final int COLUMNS = 80;

    private static final String ESCAPE = "\u001b[";

    /// The terminal of this process.
    public static Terminal here() {
        boolean terminal = isTerminal();
        return new Terminal(terminal && coloursWanted(System.getenv()),
                terminal && canPrint("\u2588\u2591", System.getProperty("stdout.encoding")));
    }

    /// Neither colours nor bars.
    public static Terminal plain() {
        return new Terminal(false, false);
    }

    /// Whether standard output goes to a terminal. The scripts know; elsewhere the JDK does.
    static boolean isTerminal() {
        var told = System.getProperty("parley.terminal", "");
        if (!told.isEmpty()) return told.equals("yes");
        return System.console() != null && System.console().isTerminal();
    }

    static boolean coloursWanted(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean canPrint(String text, String encoding) {
        return encoding != null && Charset.isSupported(encoding)
                && Charset.forName(encoding).newEncoder().canEncode(text);
    }

    /// Something to look at first.
    public String bold(String text) {
        return paint("1", text);
    }

    /// Something that may be skipped.
    public String faint(String text) {
        return paint("2", text);
    }

    /// Something that is well.
    public String green(String text) {
        return paint("32", text);
    }

    /// Something that is wrong.
    public String red(String text) {
        return paint("31", text);
    }

    /// Something to know about.
    public String yellow(String text) {
        return paint("33", text);
    }

    /// A bar that shows a part of a whole; nothing where bars cannot be seen.
    ///
    /// @param width in columns
    public String bar(long part, long whole, int width) {
        if (!blocks) return "";
        int full = whole == 0 ? 0 : (int) Math.clamp(part * width / whole, 0L, (long) width);
        return paint("32", "\u2588".repeat(full)) + paint("2", "\u2591".repeat(width - full));
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
