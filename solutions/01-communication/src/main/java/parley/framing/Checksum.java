// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The checksum of a frame.
final class Checksum {
    private Checksum() {}

    /// CRC-32C over length (big endian), type and payload.
    // --8<-- [start:checksum]
    static int of(int type, byte[] payload) {
        byte[] lengthAndType = ByteBuffer.allocate(5)
                .putInt(payload.length)
                .put((byte) type)
                .array();
        return crc32c(lengthAndType, payload);
    }
    // --8<-- [end:checksum]

    /// CRC-32C over the parts, one after the other.
    static int crc32c(byte[]... parts) {
        CRC32C crc = new CRC32C();
        for (byte[] part : parts) crc.update(part);
        return (int) crc.getValue();
    }
}
