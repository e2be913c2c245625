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
        // TODO 3.7: take 3 bytes as 24 bits, write 4 characters of 6 bits each; = where none is left
        throw new UnsupportedOperationException("TODO 3.7");
    }

    /// The bytes behind a text.
    ///
    /// @throws IllegalArgumentException when the length is no multiple of 4, a character is not in
    ///     the alphabet, or `=` stands anywhere but at the end
    public static byte[] decode(String text) {
        // TODO 3.7: collect 6 bits a character, write a byte whenever there are 8; refuse the rest
        throw new UnsupportedOperationException("TODO 3.7");
    }
}
