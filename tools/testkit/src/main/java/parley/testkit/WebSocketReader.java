// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static parley.testkit.WebSocketBytes.EIGHT_BYTES;
import static parley.testkit.WebSocketBytes.FIN;
import static parley.testkit.WebSocketBytes.LENGTH_BITS;
import static parley.testkit.WebSocketBytes.MASKED;
import static parley.testkit.WebSocketBytes.MASK_BYTES;
import static parley.testkit.WebSocketBytes.MAX_SHORT_BYTES;
import static parley.testkit.WebSocketBytes.MAX_TWO_BYTES;
import static parley.testkit.WebSocketBytes.OPCODE_BITS;
import static parley.testkit.WebSocketBytes.RESERVED_SHIFT;
import static parley.testkit.WebSocketBytes.TWO_BYTES;

import java.nio.ByteBuffer;

/// Reads the frames that the code under test sends, and says what is wrong with them. The thread of
/// the connection.
final class WebSocketReader {
    private final Conn conn;
    private final boolean fromClient;

    /// @param fromClient whether the code under test is the client, which has to mask
    WebSocketReader(Conn conn, boolean fromClient) {
        this.conn = conn;
        this.fromClient = fromClient;
    }

    /// The next frame, as part of the step that was told last.
    ///
    /// @throws StoryError when it breaks a rule of RFC 6455, section 5, at the end, and when nothing
    ///     comes in time
    WebSocketFrame next() {
        byte[] head = conn.incoming().exactly(2, "the first two bytes of a frame");
        WebSocketFrame kind = WebSocketFrame.of(head[0] & OPCODE_BITS);
        boolean last = (head[0] & FIN) != 0;
        if (kind.control() && !last) throw wrong("a control frame in one piece", "a fragment");
        int reserved = (head[0] & ~FIN & 0xFF) >> RESERVED_SHIFT;
        if (reserved != 0) throw wrong("reserved bits that are 0", Integer.toString(reserved));
        boolean masked = (head[1] & MASKED) != 0;
        if (masked != fromClient) throw wronglyMasked();
        int length = length(head[1] & LENGTH_BITS, kind.control());
        byte[] mask = conn.incoming().exactly(masked ? MASK_BYTES : 0, "the mask of a frame");
        byte[] payload = conn.incoming().exactly(length, Escape.count(length, "byte")
            + " of payload");
        WebSocketFrame frame = WebSocketFrame.of(kind.opcode(),
            masked ? WebSocketBytes.masked(payload, mask) : payload);
        return last ? frame : frame.notLast();
    }

    private int length(int first, boolean control) {
        if (first <= MAX_SHORT_BYTES) return first;
        if (control) throw wrong("at most 125 bytes in a control frame", "more");
        int bytes = first == EIGHT_BYTES ? Long.BYTES : Short.BYTES;
        var read = ByteBuffer.wrap(conn.incoming().exactly(bytes, "the length of a frame"));
        long length = first == TWO_BYTES ? Short.toUnsignedLong(read.getShort()) : read.getLong();
        if (length < 0 || length > Conn.MAX_READ_BYTES) {
            throw wrong("at most " + Escape.count(Conn.MAX_READ_BYTES, "byte") + " in a frame",
                Long.toUnsignedString(length) + " announced");
        }
        long fewer = first == TWO_BYTES ? MAX_SHORT_BYTES : MAX_TWO_BYTES;
        if (length > fewer) return (int) length;
        throw wrong("the shortest form of the length", Escape.format("%,d in %d bytes", length, bytes));
    }

    private StoryError wronglyMasked() {
        return fromClient
            ? wrong("a masked frame: a client masks every frame", "a frame without a mask")
            : wrong("a frame without a mask: a server never masks", "a masked frame");
    }

    private StoryError wrong(String expected, String was) {
        return conn.failed(expected, was);
    }
}
