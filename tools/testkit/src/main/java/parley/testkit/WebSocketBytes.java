// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// How a frame lies on the wire ([RFC 6455 §5.2](https://www.rfc-editor.org/rfc/rfc6455#section-5.2)):
///
/// | bytes | meaning |
/// |---|---|
/// | 1 | FIN, three reserved bits, opcode |
/// | 1 | mask bit, length; 126 and 127 stand for a length that follows |
/// | 0, 2 or 8 | the length, big-endian |
/// | 0 or 4 | the mask, if the mask bit is set |
/// | length | the payload, each byte XORed with one of the mask's |
final class WebSocketBytes {
    static final int FIN = 0x80;
    static final int MASKED = 0x80;
    static final int RESERVED_SHIFT = 4;
    static final int OPCODE_BITS = 0x0F;
    static final int LENGTH_BITS = 0x7F;
    /// Longest payload whose length stands in the second byte; also the longest of a control frame.
    static final int MAX_SHORT_BYTES = 125;
    static final int TWO_BYTES = 126;
    static final int EIGHT_BYTES = 127;
    static final int MASK_BYTES = 4;
    static final int MAX_TWO_BYTES = 0xFFFF;
    /// The mask of every frame, so that a mistake tells the same story each time. A real client
    /// takes a new one from a strong random source for each frame.
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private WebSocketBytes() {
    }

    /// @param client whether a client sends it, which masks
    static byte[] of(WebSocketFrame frame, boolean client) {
        boolean masked = client != frame.wronglyMasked();
        long length = frame.announced().orElse(frame.payload().length);
        var out = new ByteArrayOutputStream();
        out.write((frame.last() ? FIN : 0) | frame.reserved() << RESERVED_SHIFT | frame.opcode());
        out.writeBytes(length(length, masked ? MASKED : 0, frame.longForm()));
        if (masked) out.writeBytes(MASK);
        out.writeBytes(masked ? masked(frame.payload(), MASK) : frame.payload());
        return out.toByteArray();
    }

    private static byte[] length(long length, int maskBit, boolean longForm) {
        if (longForm || length < 0 || length > MAX_TWO_BYTES) {
            return ByteBuffer.allocate(1 + Long.BYTES).put((byte) (maskBit | EIGHT_BYTES))
                .putLong(length).array();
        }
        if (length <= MAX_SHORT_BYTES) return new byte[] {(byte) (maskBit | (int) length)};
        return ByteBuffer.allocate(1 + Short.BYTES).put((byte) (maskBit | TWO_BYTES))
            .putShort((short) length).array();
    }

    /// Puts a mask on, or takes it off.
    static byte[] masked(byte[] payload, byte[] mask) {
        byte[] result = payload.clone();
        for (int i = 0; i < result.length; i++) result[i] ^= mask[i % MASK_BYTES];
        return result;
    }
}
