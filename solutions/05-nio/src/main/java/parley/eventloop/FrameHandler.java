// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.util.Optional;
import parley.framing.Frame;
import parley.framing.FrameEncoder;

/// What a server does with the frames of one connection; a [FramedHandler] calls it, on the loop's
/// thread only. It must never wait.
public interface FrameHandler {
    /// The connection stands. Called once, before all others.
    default void opened(FrameConnection connection) {}

    /// A whole frame has arrived; never a PING, PONG or CLOSE. A
    /// [parley.framing.ProtocolException] thrown here becomes a CLOSE frame with its code and text.
    void received(Frame frame);

    /// The next frame to send, encoded by [FrameEncoder#encode(Frame)]. Asked after
    /// [FrameConnection#wake()] and whenever the connection can take more, until nothing comes.
    ///
    /// @return bytes that nobody changes any more (one array may go to many connections), or
    ///     nothing for now
    default Optional<byte[]> next() {
        return Optional.empty();
    }

    /// The loop stops. The connection is closed with [Control#GOING_AWAY] after this call, unless
    /// this closes it with a code of its own.
    default void stopping() {}

    /// The connection is gone. Called once, after all others, if [#opened] was called.
    ///
    /// @param code the close code of the side that closed first; [Control#NO_CODE] when the peer
    ///     ended without one, [Control#BROKEN] when the connection broke
    /// @param reason the text beside it; may be empty
    default void closed(int code, String reason) {}
}
