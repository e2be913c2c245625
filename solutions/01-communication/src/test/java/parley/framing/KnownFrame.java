// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.util.HexFormat;

/// Encoded frames that a program in another language worked out, bit by bit.
enum KnownFrame {
    /// Type 1, `hello`.
    HELLO("00000005011e0dbf1268656c6c6f"),
    /// Type 255, no payload.
    EMPTY("00000000ffe80f2564"),
    /// Type 2, `žluť 🐎` in UTF-8.
    HORSE("0000000b0219a1c5fcc5be6c75c5a520f09f908e");

    private final String hex;

    KnownFrame(String hex) {
        this.hex = hex;
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
