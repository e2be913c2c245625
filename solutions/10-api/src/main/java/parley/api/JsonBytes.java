// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)) as UTF-8 into an array that
/// grows. For the few messages that are written a hundred thousand times a second: field names
/// are given as bytes that hold the quotes and the colon already. One thread.
final class JsonBytes {
    private static final int STARTING_BYTES = 512;
    private static final int KEPT_BYTES = 64 * 1024;
    private static final int MAX_NUMBER_CHARS = 20;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[STARTING_BYTES];
    private int length;

    /// Starts anew.
    JsonBytes clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) bytes = new byte[STARTING_BYTES];
        return this;
    }

    /// Writes what is JSON already.
    JsonBytes raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /// Writes one ASCII character that is JSON already.
    JsonBytes raw(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /// Writes a whole number.
    JsonBytes number(long number) {
        if (number < 0) return raw(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        room(MAX_NUMBER_CHARS);
        int digits = 1;
        for (long n = number; n >= 10; n /= 10) digits++;
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// Writes a number that is not negative with so many digits, zeros in front.
    JsonBytes digits(int number, int count) {
        room(count);
        int rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    /// Writes a string with its quotes. A half of a surrogate pair becomes a question mark.
    @SuppressWarnings("deprecation")
    JsonBytes string(String text) {
        int chars = text.length();
        room(chars + 2);
        bytes[length++] = '"';
        // The fast way: one byte a char, straight into the array. Only right for ASCII, so look.
        int plain = 0;
        while (plain < chars && plain(text.charAt(plain))) plain++;
        text.getBytes(0, plain, bytes, length);
        length += plain;
        if (plain < chars) escaped(text, plain);
        return raw('"');
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
    }

    private void escaped(String text, int from) {
        byte[] utf8 = text.substring(from).getBytes(StandardCharsets.UTF_8);
        room(6 * utf8.length + 1);
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                bytes[length++] = '\\';
                bytes[length++] = b;
            } else if (b >= 0 && b < ' ') {
                control(b);
            } else {
                bytes[length++] = b;
            }
        }
    }

    private void control(byte b) {
        bytes[length++] = '\\';
        if (b == '\n') {
            bytes[length++] = 'n';
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[b >> 4];
        bytes[length++] = HEX[b & 15];
    }

    private void room(int more) {
        if (bytes.length - length < more)
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }

    /// A copy of what was written.
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
