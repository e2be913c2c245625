// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bytes as rows of sixteen: offset, hex, text. A full row is 71 columns wide.
final class Hex {
    /// Bytes a row.
    static final int ROW = 16;
    /// Bytes that a step shows in hex before it only counts them.
    static final int BRIEF_BYTES = 12;
    private static final int OFFSET_COLUMNS = 6;

    private Hex() {
    }

    /// All rows, at most `maxRows`, then a notice of what was left out.
    static List<String> dump(byte[] bytes, int maxRows) {
        var lines = new ArrayList<String>();
        int shown = Math.min(bytes.length, maxRows * ROW);
        for (int at = 0; at < shown; at += ROW) lines.add(line(bytes, at));
        if (shown < bytes.length) lines.add("... " + Escape.more(bytes.length - shown, "byte"));
        return lines;
    }

    /// The rows around byte `at`; notices stand for what is left out.
    static List<String> around(byte[] bytes, int at) {
        return around(bytes, at, false);
    }

    /// The same, with `^^` under byte `at`.
    static List<String> marked(byte[] bytes, int at) {
        return around(bytes, at, true);
    }

    private static List<String> around(byte[] bytes, int at, boolean marked) {
        var lines = new ArrayList<String>();
        int row = at / ROW;
        int first = Math.max(0, row - 1);
        if (first > 0) lines.add("... " + Escape.count(first * ROW, "byte") + " before");
        for (int r = first; r <= row + 1; r++) {
            if (r * ROW < bytes.length) lines.add(line(bytes, r * ROW));
            if (r == row && marked) lines.add(mark(at, bytes.length));
        }
        int left = bytes.length - (row + 2) * ROW;
        if (left > 0) lines.add("... " + Escape.more(left, "byte"));
        return lines;
    }

    private static String mark(int wrong, int length) {
        String note = wrong >= length ? "^^ ends here" : "^^";
        return " ".repeat(OFFSET_COLUMNS + wrong % ROW * 3) + note;
    }

    /// The byte where two arrays first differ, or -1.
    static int firstDifference(byte[] a, byte[] b) {
        return Arrays.mismatch(a, b);
    }

    private static String line(byte[] bytes, int at) {
        int n = Math.min(ROW, bytes.length - at);
        return Escape.format("%04x  %-47s  %s", at, row(bytes, at, n), text(bytes, at, n));
    }

    static String row(byte[] bytes, int at, int n) {
        var hex = new StringBuilder();
        for (int i = at; i < at + n; i++) {
            if (i > at) hex.append(' ');
            hex.append(Escape.format("%02x", bytes[i]));
        }
        return hex.toString();
    }

    private static String text(byte[] bytes, int at, int n) {
        var text = new StringBuilder();
        for (int i = at; i < at + n; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
        }
        return text.toString();
    }
}
