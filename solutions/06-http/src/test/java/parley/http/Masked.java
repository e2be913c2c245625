// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Masks frames byte by byte, as simply as the RFC says it, and without our own codec.
final class Masked {
    private Masked() {}

    /// The same frames as a client would send them. What is cut or not a frame stays as it is,
    /// with the mask bit set.
    static byte[] frames(byte[] plain, int mask) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at + 2 <= plain.length) {
            int lengthBytes = (plain[at + 1] & 0x7f) == 127 ? 8
                    : (plain[at + 1] & 0x7f) == 126 ? 2 : 0;
            if (at + 2 + lengthBytes > plain.length) break;
            long length = plain[at + 1] & 0x7f;
            if (lengthBytes > 0) length = number(plain, at + 2, lengthBytes);
            out.write(plain[at]);
            out.write(plain[at + 1] | 0x80);
            out.writeBytes(Arrays.copyOfRange(plain, at + 2, at + 2 + lengthBytes));
            for (int i = 0; i < 4; i++) out.write(mask >>> 24 - 8 * i);
            at += 2 + lengthBytes;
            int end = (int) Math.min(plain.length, length < 0 ? plain.length : at + length);
            for (int i = at; i < end; i++) out.write(plain[i] ^ mask >>> 24 - 8 * ((i - at) % 4));
            at = end;
        }
        out.writeBytes(Arrays.copyOfRange(plain, at, plain.length));
        return out.toByteArray();
    }

    private static long number(byte[] bytes, int at, int n) {
        long value = 0;
        for (int i = 0; i < n; i++) value = value << 8 | bytes[at + i] & 0xff;
        return value;
    }
}
