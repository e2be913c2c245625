// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.ByteArrayOutputStream;

/// Bytes as text, by hand: Base64 of
/// [RFC 4648 §4](https://www.rfc-editor.org/rfc/rfc4648#section-4). Any thread.
///
/// ```
///   3 bytes        0 1 0 0 1 1 0 1 | 0 1 1 0 0 0 0 1 | 0 1 1 0 1 1 1 0     M  a  n
///   4 x 6 bits     0 1 0 0 1 1|0 1   0 1 1 0|0 0 0 1   0 1|1 0 1 1 1 0
///   4 characters        T     |      W      |      F      |    u
/// ```
///
/// When 1 or 2 bytes are left at the end, `==` or `=` fills the last four characters up.
public final class Base64Text {
    // --8<-- [start:alphabet]
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "abcdefghijklmnopqrstuvwxyz"
            + "0123456789+/";
    // --8<-- [end:alphabet]

    private Base64Text() {}

    /// The bytes as text: 4 characters for every 3 bytes that have begun.
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 3) {
            int left = Math.min(3, bytes.length - i);
            int bits = 0;
            for (int k = 0; k < 3; k++) bits = bits << 8 | (k < left ? bytes[i + k] : 0);
            for (int k = 0; k < 4; k++)
                text.append(k <= left ? ALPHABET.charAt(bits >> 18 - 6 * k & 63) : '=');
        }
        return text.toString();
    }

    /// The bytes behind a text.
    ///
    /// @throws IllegalArgumentException when the length is no multiple of 4, a character is not in
    ///     the alphabet, or `=` stands anywhere but at the end
    public static byte[] decode(String text) {
        if (text.length() % 4 != 0) throw new IllegalArgumentException("cut: " + text.length());
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        for (int i = 0, count = 0; i < text.length() - padding; i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) throw new IllegalArgumentException("not Base64 at character " + i);
            bits = bits << 6 | value;
            count += 6;
            if (count < 8) continue;
            count -= 8;
            bytes.write(bits >> count);
        }
        return bytes.toByteArray();
    }
}
