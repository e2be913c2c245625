// SPDX-License-Identifier: Apache-2.0
package parley.http;

/// What a frame is: [RFC 6455 §5.2](https://www.rfc-editor.org/rfc/rfc6455#section-5.2). 3 to 7
/// and 11 to 15 are reserved.
final class Opcode {
    /// The next part of a message.
    static final int CONTINUATION = 0;
    /// A text, or its first part.
    static final int TEXT = 1;
    /// Bytes, or their first part.
    static final int BINARY = 2;
    /// The last frame of a side.
    static final int CLOSE = 8;
    /// Are you there?
    static final int PING = 9;
    /// I am.
    static final int PONG = 10;

    private Opcode() {}

    /// True for frames that talk about the connection and may stand between parts of a message.
    static boolean isControl(int opcode) {
        return opcode >= 8;
    }

    /// True when the RFC gives this number a meaning.
    static boolean isKnown(int opcode) {
        return opcode <= BINARY || opcode >= CLOSE && opcode <= PONG;
    }
}
