// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Bytes from the socket on their way to TLS, and what TLS gave that the reader had no room for.
/// Between calls only the remains are kept. Loop thread only.
final class TlsInput {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int HEADER_BYTES = 5;
    private static final int LENGTH_AT = 3;

    private final SocketChannel channel;
    private ByteBuffer records = NONE;
    private ByteBuffer plain = NONE;
    private boolean ended;

    TlsInput(SocketChannel channel) {
        this.channel = channel;
    }

    /// What has arrived and is not used yet, in the thread's buffer; [#keep(ByteBuffer)] it at the
    /// end of the call.
    ByteBuffer begin() {
        ByteBuffer in = TlsScratch.mine().in.clear().put(records).flip();
        records = NONE;
        return in;
    }

    /// Reads once more from the socket.
    ///
    /// @return how many bytes came; 0 when there are none now, or the peer has ended: see
    /// [#ended()]
    int fill(ByteBuffer in) throws IOException {
        in.compact();
        try {
            int n = in.hasRemaining() ? channel.read(in) : 0;
            ended |= n < 0;
            return Math.max(0, n);
        } finally {
            in.flip();
        }
    }

    /// Whether the socket has told that no more comes.
    boolean ended() {
        return ended;
    }

    /// Keeps a copy of what was not used.
    void keep(ByteBuffer in) {
        if (in.hasRemaining()) records = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }

    /// Whether a whole record is kept. [RFC 8446
    /// §5.1](https://www.rfc-editor.org/rfc/rfc8446#section-5.1)
    boolean wholeRecord() {
        if (records.remaining() < HEADER_BYTES) return false;
        int length = Short.toUnsignedInt(records.getShort(records.position() + LENGTH_AT));
        return records.remaining() >= HEADER_BYTES + length;
    }

    /// Hands over what the reader had no room for.
    ///
    /// @return how much
    int hand(ByteBuffer into) {
        int n = Math.min(plain.remaining(), into.remaining());
        into.put(plain.slice(plain.position(), n));
        plain.position(plain.position() + n);
        if (!plain.hasRemaining()) plain = NONE;
        return n;
    }

    /// Keeps a copy of what the reader has no room for.
    void keepPlain(ByteBuffer rest) {
        plain = ByteBuffer.allocate(rest.remaining()).put(rest).flip();
    }

    boolean hasPlain() {
        return plain.hasRemaining();
    }

    void drop() {
        records = NONE;
        plain = NONE;
    }
}
