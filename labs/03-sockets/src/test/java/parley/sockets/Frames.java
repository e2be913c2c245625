// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import parley.framing.Frame;
import parley.framing.FrameDecoder;
import parley.framing.FrameEncoder;
import parley.testkit.Conn;

/// Frames as a rogue peer sends and reads them.
final class Frames {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private Frames() {}

    static byte[] bytes(int type, String text) {
        return bytes(type, text.getBytes(UTF_8));
    }

    static byte[] bytes(int type, byte[] payload) {
        return FrameEncoder.encode(new Frame(type, payload));
    }

    /// Reads one frame, byte by byte as it has to be.
    static Frame next(Conn conn) {
        byte[] header = conn.readExactly(Frame.HEADER_BYTES);
        int length = ByteBuffer.wrap(header).getInt();
        byte[] payload = length == 0 ? new byte[0] : conn.readExactly(length);
        List<Frame> frames = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(NO_LIMIT);
        decoder.decode(ByteBuffer.wrap(header), frames::add);
        decoder.decode(ByteBuffer.wrap(payload), frames::add);
        return frames.getFirst();
    }

    /// The types of the frames in some bytes.
    static List<Integer> types(byte[] bytes) {
        List<Integer> types = new ArrayList<>();
        new FrameDecoder(NO_LIMIT).decode(
                ByteBuffer.wrap(bytes), frame -> types.add(frame.type()));
        return types;
    }

    static String text(Frame frame) {
        return new String(frame.payload(), UTF_8);
    }
}
