// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Puts the mask on a payload, or takes it off, which is the same:
/// [RFC 6455 §5.3](https://www.rfc-editor.org/rfc/rfc6455#section-5.3). Any thread.
final class Masking {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /// Combines bytes with the mask, in place, eight at a time.
    ///
    /// @param from the first byte's index
    /// @param to the index behind the last
    /// @param mask four bytes, the first in the highest bits
    /// @param offset how many bytes of the payload came before these
    static void apply(byte[] bytes, int from, int to, int mask, long offset) {
        int turned = Integer.rotateLeft(mask, (int) (offset & 3) * 8);
        long eight = (long) turned << 32 | turned & 0xFFFF_FFFFL;
        int i = from;
        for (; i <= to - 8; i += 8) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ eight);
        }
        for (int shift = 24; i < to; i++, shift = shift - 8 & 31) {
            bytes[i] ^= (byte) (turned >>> shift);
        }
    }
}
