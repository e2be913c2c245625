// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Reads what [Encoder] has written. One thread.
final class Decoder {
    private final byte[] bytes;
    private int position;

    Decoder(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads the version byte with which every record begins.
    Decoder version(int newest) {
        int version = one();
        if (version < 1 || version > newest) {
            throw new StoreDamagedException("a record of version " + version
                    + ": it was written by a newer Parley, or is damaged");
        }
        return this;
    }

    int one() {
        if (position >= bytes.length) throw tooShort();
        return bytes[position++] & 0xff;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = one();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw tooShort();
    }

    String text() {
        int length = (int) number();
        if (length < 0 || length > bytes.length - position) throw tooShort();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    Instant time() {
        return Instant.ofEpochMilli(number());
    }

    <E extends Enum<E>> E oneOf(E[] values) {
        int ordinal = one();
        if (ordinal >= values.length) throw tooShort();
        return values[ordinal];
    }

    private static StoreDamagedException tooShort() {
        return new StoreDamagedException("a record that does not fit its form: it is damaged");
    }
}
