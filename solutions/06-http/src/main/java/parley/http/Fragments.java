// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static parley.framing.ProtocolException.BAD_PROTOCOL;
import static parley.framing.ProtocolException.TOO_BIG;

import parley.framing.ProtocolException;

/// Which frame may follow which, and how long a message has become:
/// [RFC 6455 §5.4](https://www.rfc-editor.org/rfc/rfc6455#section-5.4). One thread at a time.
///
/// ```
///            TEXT or BINARY, not the last
///   between ------------------------------> inside --+  CONTINUATION, not the last
///      ^                                      |  ^---+
///      +--------------------------------------+
///                 CONTINUATION, the last
/// ```
/// Control frames may come anywhere and change nothing.
final class Fragments {
    private static final int NO_MESSAGE = -1;

    private final int maxMessageBytes;
    private int opcode = NO_MESSAGE;
    private long bytes;

    Fragments(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /// Takes the head of the next frame.
    ///
    /// @throws ProtocolException 1002 when this frame may not come now, 1009 when its message
    ///     becomes longer than the limit, before any of it is read
    void begin(FrameHead head) {
        // task 6.6: refuse what may not follow; remember the message's opcode and count its bytes
        if (Opcode.isControl(head.opcode())) return;
        boolean continues = head.opcode() == Opcode.CONTINUATION;
        if (continues && opcode == NO_MESSAGE) throw bad("nothing to continue");
        if (!continues && opcode != NO_MESSAGE) throw bad("a message inside another");
        if (!continues) {
            opcode = head.opcode();
            bytes = 0;
        }
        if (head.length() > maxMessageBytes - bytes)
            throw new ProtocolException(TOO_BIG, "more than " + maxMessageBytes + " bytes");
        bytes += head.length();
        // end 6.6
    }

    /// The opcode of the message that the last data frame belongs to.
    int opcode() {
        return opcode;
    }

    /// The message's last frame has been read.
    void end() {
        opcode = NO_MESSAGE;
    }

    private static ProtocolException bad(String what) {
        return new ProtocolException(BAD_PROTOCOL, what);
    }
}
