// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.nio.ByteBuffer;
import parley.framing.Frame;

/// How the bytes of one direction of a connection fall into pieces: what a cut can stand between.
enum Shape {
    /// Our frames.
    FRAMES {
        @Override
        int length(byte[] piece, int count, int index) {
            if (count < Integer.BYTES) return UNKNOWN;
            return Frame.HEADER_BYTES + ByteBuffer.wrap(piece).getInt();
        }
    },
    /// TLS records ([RFC 8446 §5.1](https://www.rfc-editor.org/rfc/rfc8446#section-5.1)).
    RECORDS {
        @Override
        int length(byte[] piece, int count, int index) {
            if (count < RECORD_HEAD) return UNKNOWN;
            return RECORD_HEAD + Short.toUnsignedInt(ByteBuffer.wrap(piece).getShort(3));
        }
    },
    /// A head of HTTP, then the frames of a WebSocket
    /// ([RFC 6455 §5.2](https://www.rfc-editor.org/rfc/rfc6455#section-5.2)).
    WEB_SOCKET {
        @Override
        int length(byte[] piece, int count, int index) {
            if (index == 0) return endsHead(piece, count) ? count : UNKNOWN;
            if (count < 2) return UNKNOWN;
            int mask = (piece[1] & 0x80) == 0 ? 0 : Integer.BYTES;
            int small = piece[1] & 0x7F;
            if (small < TWO_MORE_BYTES) return 2 + mask + small;
            if (small > TWO_MORE_BYTES) throw new IllegalStateException("nobody says that much");
            if (count < 4) return UNKNOWN;
            return 4 + mask + Short.toUnsignedInt(ByteBuffer.wrap(piece).getShort(2));
        }
    };

    /// Too little of a piece is there to know its length.
    static final int UNKNOWN = Integer.MAX_VALUE;
    private static final int RECORD_HEAD = 5;
    private static final int TWO_MORE_BYTES = 126;

    /// How many bytes a piece has.
    ///
    /// @param count how many of them are there already
    /// @param index of the piece, from 0
    abstract int length(byte[] piece, int count, int index);

    private static boolean endsHead(byte[] piece, int count) {
        return count >= 4 && ByteBuffer.wrap(piece).getInt(count - 4) == 0x0D0A0D0A;
    }
}
