// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts frames out of a stream of bytes, whatever slices the stream arrives in.
///
/// One decoder a connection, used by one thread at a time: it remembers the part of a frame that
/// has arrived so far.
///
/// ```
///              9 bytes there                 payload complete
///   [header] ----------------> [payload] ----------------------> checksum right? -> frame out
///      ^                                                               |
///      +---------------------------------------------------------------+
/// ```
///
/// A peer cannot make it reserve memory by announcing a large frame: room grows only with the
/// bytes that have really arrived.
public final class FrameDecoder {
    /// Room for a payload before any of it has arrived.
    private static final int FIRST_ROOM_BYTES = 4096;

    private final int maxPayloadBytes;
    private final ByteBuffer header = ByteBuffer.allocate(Frame.HEADER_BYTES);
    private byte[] payload = {};
    private int payloadBytes;
    private boolean headerDone;
    private boolean refused;

    /// Makes a decoder that stands before its first frame.
    ///
    /// @param maxPayloadBytes the longest payload it lets in; a longer one is the peer's fault
    /// @throws IllegalArgumentException when the limit is negative
    public FrameDecoder(int maxPayloadBytes) {
        if (maxPayloadBytes < 0)
            throw new IllegalArgumentException("negative limit: " + maxPayloadBytes);
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /// Takes all bytes between the buffer's position and its limit, and hands every frame that is
    /// complete to `out`, in order. A frame that is not complete yet is kept for the next call.
    /// The buffer's bytes are copied; it may be reused at once.
    ///
    /// @throws ProtocolException [ProtocolException#TOO_BIG] as soon as a length above the limit
    ///     is known, [ProtocolException#BAD_DATA] for a wrong checksum. The stream cannot be
    ///     trusted after that: the connection has to be closed
    /// @throws IllegalStateException when it is called again after a refusal
    public void decode(ByteBuffer in, Consumer<Frame> out) {
        if (refused) throw new IllegalStateException("the stream was refused before");
        refused = true; // until we come out at the other end
        while (in.hasRemaining()) {
            if (!headerDone) readHeader(in);
            if (headerDone) readPayload(in, out);
        }
        refused = false;
    }

    /// Whether the last byte taken was the end of a frame (or none was taken yet). A stream that
    /// ends while this is false was cut.
    public boolean betweenFrames() {
        return header.position() == 0 && !headerDone;
    }

    private void readHeader(ByteBuffer in) {
        // task 1.3: fill header as far as in goes; check the length as soon as it is known
        while (header.hasRemaining() && in.hasRemaining()) header.put(in.get());
        if (header.position() >= Integer.BYTES) checkLength();
        headerDone = !header.hasRemaining();
        if (headerDone) payload = new byte[Math.min(length(), FIRST_ROOM_BYTES)];
        // end 1.3
    }

    private void checkLength() {
        if (Integer.compareUnsigned(length(), maxPayloadBytes) > 0)
            throw new ProtocolException(ProtocolException.TOO_BIG,
                    "a frame of %s bytes; at most %d are allowed".formatted(
                            Integer.toUnsignedString(length()), maxPayloadBytes));
    }

    private void readPayload(ByteBuffer in, Consumer<Frame> out) {
        // task 1.3: copy what is there and belongs to this frame; finish the frame when it is whole
        int n = Math.min(length() - payloadBytes, in.remaining());
        makeRoom(payloadBytes + n);
        in.get(payload, payloadBytes, n);
        payloadBytes += n;
        if (payloadBytes == length()) finishFrame(out);
        // end 1.3
    }

    private void makeRoom(int needed) {
        if (needed <= payload.length) return;
        long twice = 2L * payload.length;
        payload = Arrays.copyOf(payload, (int) Math.min(length(), Math.max(needed, twice)));
    }

    private void finishFrame(Consumer<Frame> out) {
        // task 1.3: refuse a wrong checksum, make ready for the next frame, hand this one out
        Frame frame = new Frame(Byte.toUnsignedInt(header.get(4)), payload);
        if (Checksum.of(frame.type(), payload) != header.getInt(5))
            throw new ProtocolException(ProtocolException.BAD_DATA,
                    "a frame arrived damaged: its checksum is wrong");
        header.clear();
        headerDone = false;
        payload = new byte[0];
        payloadBytes = 0;
        out.accept(frame);
        // end 1.3
    }

    private int length() {
        return header.getInt(0);
    }
}
