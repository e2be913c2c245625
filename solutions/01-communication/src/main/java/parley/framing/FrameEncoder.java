// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/// Turns frames into bytes. Has no state: any thread may use it.
public final class FrameEncoder {
    private FrameEncoder() {}

    /// The frame's bytes, laid out as [Frame] says, in a new array.
    public static byte[] encode(Frame frame) {
        ByteBuffer out = ByteBuffer.allocate(encodedBytes(frame));
        encode(frame, out);
        return out.array();
    }

    /// Puts the frame's bytes into a buffer, from its position on. The buffer's byte order is
    /// left as it was; what is written is always big endian.
    ///
    /// @throws BufferOverflowException when less than [#encodedBytes(Frame)] bytes are
    ///     left; the buffer is unchanged then
    public static void encode(Frame frame, ByteBuffer out) {
        // task 1.2: refuse if it does not fit; then length, type, checksum and payload, big endian
        if (out.remaining() < encodedBytes(frame)) throw new BufferOverflowException();
        byte[] payload = frame.payload();
        // A view of its own, because a buffer of the caller may be little endian.
        ByteBuffer header = out.slice(out.position(), Frame.HEADER_BYTES);
        header.putInt(payload.length)
                .put((byte) frame.type())
                .putInt(Checksum.of(frame.type(), payload));
        out.position(out.position() + Frame.HEADER_BYTES).put(payload);
        // end 1.2
    }

    /// How many bytes the frame takes on the wire.
    public static int encodedBytes(Frame frame) {
        // task 1.1: the header and the payload
        return Math.addExact(Frame.HEADER_BYTES, frame.payload().length);
        // end 1.1
    }
}
