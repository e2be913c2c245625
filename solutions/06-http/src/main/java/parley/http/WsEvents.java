// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;

/// What a [WsDecoder] finds. All buffers have an array and are valid during the call only.
public interface WsEvents {
    /// A whole text message, which is UTF-8.
    void text(ByteBuffer utf8);

    /// A whole binary message.
    void binary(ByteBuffer bytes);

    /// The peer asks for a pong with the same payload.
    void ping(ByteBuffer payload);

    /// An answer to a ping, or one that nobody asked for.
    void pong(ByteBuffer payload);

    /// The peer will send nothing more.
    ///
    /// @param code [CloseCode#NONE_GIVEN] when the frame had none
    void close(int code, String reason);
}
