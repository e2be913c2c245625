// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

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
        StringBuilder bits = new StringBuilder();
        for (byte b : bytes)
            for (int bit = 7; bit >= 0; bit--) bits.append((b >> bit & 1) == 1 ? '1' : '0');
        while (bits.length() % 6 != 0) bits.append('0');
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 6)
            text.append(ALPHABET.charAt(Integer.parseInt(bits.substring(i, i + 6), 2)));
        while (text.length() % 4 != 0) text.append('=');
        return text.toString();
    }

    /// The bytes behind a text.
    ///
    /// @throws IllegalArgumentException when the length is no multiple of 4, a character is not in
    ///     the alphabet, or `=` stands anywhere but at the end
    public static byte[] decode(String text) {
        if (!text.matches("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?"))
            throw new IllegalArgumentException("no Base64");
        StringBuilder bits = new StringBuilder();
        for (char c : text.replace("=", "").toCharArray()) {
            int value = ALPHABET.indexOf(c);
            for (int bit = 5; bit >= 0; bit--) bits.append((value >> bit & 1) == 1 ? '1' : '0');
        }
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        return bytes;
    }
}
