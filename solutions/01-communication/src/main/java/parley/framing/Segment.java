// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What travels in one datagram between a [ReliableSender] and a [ReliableReceiver].
///
/// | field    | bytes | meaning                                                        | order      |
/// |----------|-------|----------------------------------------------------------------|------------|
/// | kind     | 1     | 0 data, 1 acknowledgement, 2 end                               |            |
/// | number   | 4     | data and end: its place in the stream, from 0, unsigned; acknowledgement: the lowest number that is missing | big endian |
/// | checksum | 4     | CRC-32C over kind, number and payload                          | big endian |
/// | payload  | any   | at most [#MAX_PAYLOAD_BYTES]; in an acknowledgement, none, or 8 bytes: bit i says that number + 1 + i has arrived | big endian |
///
/// @param kind what it is
/// @param number 0 to 2^32 - 1
/// @param payload not copied, neither in nor out
record Segment(Kind kind, long number, byte[] payload) {
    enum Kind { DATA, ACK, END }

    static final int HEADER_BYTES = 1 + 4 + 4;
    static final int MAX_PAYLOAD_BYTES = 1024;
    /// The stream's longest: 4 TB in full segments.
    static final long MAX_NUMBER = 0xFFFF_FFFFL;
    private static final int CHECKED_BYTES = 1 + 4;

    Segment {
        if (payload.length > MAX_PAYLOAD_BYTES)
            throw new IllegalArgumentException("a payload of " + payload.length + " bytes");
        if (number < 0 || number > MAX_NUMBER)
            throw new IllegalArgumentException("number " + number);
    }

    /// A segment without payload.
    static Segment of(Kind kind, long number) {
        return new Segment(kind, number, new byte[0]);
    }

    /// The datagram to send.
    byte[] encode() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) kind.ordinal())
                .putInt((int) number)
                .putInt(checksum(kind.ordinal(), (int) number, payload))
                .put(payload)
                .array();
    }

    /// Reads a datagram.
    ///
    /// @return the segment, or nothing when it is damaged or none at all: whoever sent it will do so
    ///     again
    static Optional<Segment> decode(byte[] datagram) {
        if (datagram.length < HEADER_BYTES || datagram.length > HEADER_BYTES + MAX_PAYLOAD_BYTES)
            return Optional.empty();
        ByteBuffer in = ByteBuffer.wrap(datagram);
        int kind = Byte.toUnsignedInt(in.get());
        int number = in.getInt();
        int checksum = in.getInt();
        byte[] payload = Arrays.copyOfRange(datagram, HEADER_BYTES, datagram.length);
        if (checksum != checksum(kind, number, payload) || kind >= Kind.values().length)
            return Optional.empty();
        return Optional.of(
                new Segment(Kind.values()[kind], Integer.toUnsignedLong(number), payload));
    }

    private static int checksum(int kind, int number, byte[] payload) {
        byte[] front = ByteBuffer.allocate(CHECKED_BYTES).put((byte) kind).putInt(number).array();
        return Checksum.crc32c(front, payload);
    }

    /// The kind, the number and the size; never the content, which may be private.
    @Override
    public String toString() {
        return kind + " " + number + ", " + payload.length + " bytes";
    }
}
