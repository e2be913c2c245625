// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static parley.framing.ProtocolException.BAD_DATA;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import parley.framing.ProtocolException;

/// Checks that bytes are UTF-8, as they arrive and whatever slices they arrive in:
/// [RFC 3629 §4](https://www.rfc-editor.org/rfc/rfc3629#section-4). One thread at a time.
///
/// | first byte | then        | and then each | code points        |
/// |------------|-------------|---------------|--------------------|
/// | 00-7F      |             |               | ASCII              |
/// | C2-DF      | 80-BF       |               | U+0080-U+07FF      |
/// | E0         | A0-BF       | 80-BF         | not shorter forms  |
/// | E1-EF      | 80-BF       | 80-BF         | ED: 80-9F, no surrogates |
/// | F0         | 90-BF       | 80-BF, 80-BF  | not shorter forms  |
/// | F1-F4      | 80-BF       | 80-BF, 80-BF  | F4: 80-8F, up to U+10FFFF |
final class Utf8Check {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /// How many bytes the current character still needs.
    private int missing;
    /// What the next byte may be, at least and at most.
    private int low;
    private int high;

    /// Takes the next bytes.
    ///
    /// @param from the first byte's index
    /// @param to the index behind the last
    /// @throws ProtocolException 1007 at the first byte that cannot stand where it stands
    void take(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (missing == 0) i = skipAscii(bytes, i, to);
            if (i < to) next(bytes[i] & 0xFF);
        }
    }

    /// Takes the end of the text.
    ///
    /// @throws ProtocolException 1007 when a character is not complete
    void end() {
        if (missing > 0) throw bad();
    }

    /// Takes one byte.
    private void next(int b) {
        // task 6.7: inside a character the byte must be between low and high; else it begins one
        if (missing > 0) {
            if (b < low || b > high) throw bad();
            missing--;
            low = 0x80;
            high = 0xBF;
        } else if (b >= 0x80) {
            if (b < 0xC2 || b > 0xF4) throw bad();
            missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        }
        // end 6.7
    }

    /// The index of the first byte that is not ASCII, or the end: eight at a time, because that is
    /// what most bytes of most texts are.
    private static int skipAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - 8 && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) i += 8;
        while (i < to && bytes[i] >= 0) i++;
        return i;
    }

    private static ProtocolException bad() {
        return new ProtocolException(BAD_DATA, "a text that is not UTF-8");
    }
}
