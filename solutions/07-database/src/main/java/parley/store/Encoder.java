// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Writes a record's fields one after the other. One thread.
///
/// | field  | layout                                                                          |
/// |--------|---------------------------------------------------------------------------------|
/// | byte   | one byte                                                                        |
/// | number | 7 bits a byte, lowest first, top bit set on all but the last; never negative    |
/// | text   | number of bytes, then UTF-8                                                     |
/// | time   | number of milliseconds since 1970                                               |
final class Encoder {
    private static final int FIRST_BYTES = 128;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    Encoder one(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    Encoder number(long value) {
        if (value < 0) throw new IllegalArgumentException("negative: " + value);
        room(10);
        long rest = value;
        while (rest > 0x7f) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    Encoder text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Their number, then they.
    Encoder bytes(byte[] more) {
        number(more.length).room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    Encoder time(Instant time) {
        return number(time.toEpochMilli());
    }

    /// What was written. Nothing more may be written after this.
    byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length)
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
}
