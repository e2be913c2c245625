// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The program's side of one WebSocket. Called only by the connection's IO thread, one call at a
/// time, so nothing here may wait: not for a lock, not for a disk, not for a peer.
///
/// A [parley.framing.ProtocolException] thrown by one of the first four methods closes the
/// connection with its code and text. Any other unchecked exception is logged and closes it with
/// 1011.
public interface SocketHandler {
    /// The connection is open. Called once, first.
    void opened(SocketConnection connection);

    /// A whole text message has arrived, and it is UTF-8.
    ///
    /// @param utf8 the text, from position to limit, in a buffer that has an array. Valid during
    ///     this call only; copy what is kept
    void text(ByteBuffer utf8);

    /// A whole binary message has arrived; the buffer is as in [#text]. Closes with 1003 unless
    /// this is overridden.
    default void binary(ByteBuffer bytes) {
        throw new parley.framing.ProtocolException(CloseCode.NOT_ACCEPTED, "only text, please");
    }

    /// The next message to send as text, which must be UTF-8; its bytes are not changed any more.
    /// Asked after [SocketConnection#wake()], and again when the peer has taken what was sent
    /// before, until there is none. Messages that are there together leave in one write.
    Optional<byte[]> next();

    /// A pong has arrived, as the answer to a ping or unasked.
    default void pong() {}

    /// The connection is gone. Called once, last, when [#opened] was called.
    ///
    /// @param code the peer's close code, ours when we closed first, 1005 when the peer gave
    ///     none, 1006 when the connection ended without a close frame
    /// @param reason in words, perhaps empty
    void closed(int code, String reason);
}
