// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.nio.ByteBuffer;

/// The client's half of [RFC 6455 §5](https://www.rfc-editor.org/rfc/rfc6455#section-5), as far as
/// load needs it: whole messages in one frame each. Written apart from the messenger's own codec,
/// so that a mistake there cannot hide here.
final class ClientFrames {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MASK = 0x5a17c3e9;
    private static final int MAX_HEADER_BYTES = 14;

    private ClientFrames() {}

    /// How much room a frame with that payload takes at most.
    static int room(int payloadBytes) {
        return payloadBytes + MAX_HEADER_BYTES;
    }

    /// Puts one final, masked frame into `out`.
    static void put(ByteBuffer out, int opcode, byte[] payload) {
        out.put((byte) (FINAL | opcode));
        if (payload.length < SHORT) out.put((byte) (MASKED | payload.length));
        else if (payload.length < 1 << 16)
            out.put((byte) (MASKED | SHORT)).putShort((short) payload.length);
        else out.put((byte) (MASKED | LONG)).putLong(payload.length);
        out.putInt(MASK);
        int whole = payload.length & ~3;
        var words = ByteBuffer.wrap(payload);
        for (int i = 0; i < whole; i += Integer.BYTES) out.putInt(words.getInt(i) ^ MASK);
        for (int i = whole; i < payload.length; i++)
            out.put((byte) (payload[i] ^ (MASK >>> (24 - 8 * (i & 3)))));
    }

    /// Takes one frame from `in`, if all of it is there; otherwise leaves the position alone.
    ///
    /// @return the opcode, with `in` unchanged but for its position after the frame; -1 for not yet
    static int next(ByteBuffer in, ByteBuffer[] payload) {
        int start = in.position();
        if (in.remaining() < 2) return -1;
        int first = in.get(start);
        int length = in.get(start + 1) & 0x7f;
        int header = length == SHORT ? 4 : length == LONG ? 10 : 2;
        if (in.remaining() < header) return -1;
        long bytes = length == SHORT ? in.getShort(start + 2) & 0xffff
                : length == LONG ? in.getLong(start + 2) : length;
        if (in.remaining() < header + bytes) return -1;
        payload[0] = in.slice(start + header, (int) bytes);
        in.position(start + header + (int) bytes);
        return first & 0x0f;
    }
}
