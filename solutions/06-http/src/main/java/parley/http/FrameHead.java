// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static parley.framing.ProtocolException.BAD_PROTOCOL;

import java.nio.ByteBuffer;
import java.util.Optional;
import parley.framing.ProtocolException;

/// The head of a WebSocket frame,
/// [RFC 6455 §5.2](https://www.rfc-editor.org/rfc/rfc6455#section-5.2);
/// all numbers are big endian:
///
/// | bytes        | meaning                                                                |
/// |--------------|------------------------------------------------------------------------|
/// | 1            | bit 7: last frame of its message; bits 6-4: 0; bits 3-0: [Opcode]      |
/// | 1            | bit 7: masked; bits 6-0: length, or 126 or 127                         |
/// | 0, 2 or 8    | the length when bits 6-0 are 126 (above 125) or 127 (above 65,535)     |
/// | 0 or 4       | the mask, when masked                                                  |
///
/// @param last true when this frame ends its message
/// @param opcode one that [Opcode#isKnown(int)]
/// @param masked true for what a client sends
/// @param mask four bytes that the payload was combined with; 0 when not masked
/// @param length of the payload in bytes
record FrameHead(boolean last, int opcode, boolean masked, int mask, long length) {
    /// The longest head.
    static final int MAX_BYTES = 14;
    /// The longest payload of a close, ping or pong frame.
    static final int MAX_CONTROL_PAYLOAD = 125;

    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MAX_IN_TWO_BYTES = 0xFFFF;

    /// Reads the head of a frame that the peer sent.
    ///
    /// @param in bytes as they arrive, big endian; behind the head afterwards, or where it was
    ///     when the head is not complete
    /// @param self which end this side is
    /// @return nothing when more bytes must arrive first
    /// @throws ProtocolException 1002 for whatever the RFC forbids in a head; as soon as the byte
    ///     that shows it is there
    static Optional<FrameHead> parse(ByteBuffer in, Role self) {
        // task 6.6: check the first two bytes, wait for all of the head, then read length and mask
        if (in.remaining() < 2) return Optional.empty();
        int first = in.get(in.position());
        int second = in.get(in.position() + 1);
        int opcode = first & 0x0F;
        boolean last = (first & 0x80) != 0;
        boolean masked = (second & 0x80) != 0;
        int shortLength = second & 0x7F;
        if ((first & 0x70) != 0) throw bad("a reserved bit is set");
        if (!Opcode.isKnown(opcode)) throw bad("opcode " + opcode + " is reserved");
        if (masked != (self == Role.SERVER)) throw bad("clients mask, servers do not");
        if (Opcode.isControl(opcode) && (!last || shortLength > MAX_CONTROL_PAYLOAD))
            throw bad("a control frame in parts, or of more than 125 bytes");
        if (in.remaining() < size(shortLength, masked)) return Optional.empty();
        in.position(in.position() + 2);
        long length = readLength(in, shortLength);
        return Optional.of(new FrameHead(last, opcode, masked, masked ? in.getInt() : 0, length));
        // end 6.6
    }

    /// Reads the length that stands behind the first two bytes.
    private static long readLength(ByteBuffer in, int shortLength) {
        // task 6.6: 126 is followed by two bytes, 127 by eight; only the shortest form is legal
        if (shortLength < TWO_BYTES) return shortLength;
        boolean two = shortLength == TWO_BYTES;
        long length = two ? in.getShort() & 0xFFFF : in.getLong();
        if (length < 0) throw bad("a length above 2^63");
        if (length <= (two ? MAX_CONTROL_PAYLOAD : MAX_IN_TWO_BYTES))
            throw bad("a length that is not in its shortest form");
        return length;
        // end 6.6
    }

    /// Writes this head.
    ///
    /// @param out has room for [#MAX_BYTES], big endian; behind the head afterwards
    void write(ByteBuffer out) {
        // task 6.5: first byte, mask bit with the shortest form of the length, mask if there is one
        out.put((byte) ((last ? 0x80 : 0) | opcode));
        int maskBit = masked ? 0x80 : 0;
        if (length <= MAX_CONTROL_PAYLOAD) {
            out.put((byte) (maskBit | (int) length));
        } else if (length <= MAX_IN_TWO_BYTES) {
            out.put((byte) (maskBit | TWO_BYTES)).putShort((short) length);
        } else {
            out.put((byte) (maskBit | EIGHT_BYTES)).putLong(length);
        }
        if (masked) out.putInt(mask);
        // end 6.5
    }

    /// How many bytes a head takes.
    private static int size(int shortLength, boolean masked) {
        int length = shortLength == EIGHT_BYTES ? 8 : shortLength == TWO_BYTES ? 2 : 0;
        return 2 + length + (masked ? 4 : 0);
    }

    private static ProtocolException bad(String what) {
        return new ProtocolException(BAD_PROTOCOL, what);
    }
}
