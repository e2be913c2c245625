// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What a server does with one connection. One handler a connection, called by the loop's thread
/// only, so it needs no locks; it must never wait, because everybody else on the loop would.
///
/// ```
///   opened --> received, next, ended (any number, any order) --> closed
/// ```
///
/// A handler that throws loses its connection; the others do not notice.
public interface ConnectionHandler {
    /// The connection stands, and over TLS the handshake is done. Called once, before all others.
    default void opened(Connection connection) {}

    /// Bytes have arrived, in any slices.
    ///
    /// @param in what has arrived, between position and limit. It is the loop's one buffer: valid
    ///     during the call only
    void received(ByteBuffer in);

    /// The next bytes to send. Asked after [Connection#wake()] and whenever the connection can take
    /// more, until nothing comes; all answers of one round leave in one write. A slow peer is not
    /// asked about: messages stay where they are until its connection takes them.
    ///
    /// @return bytes that nobody changes any more, or nothing for now
    default Optional<byte[]> next() {
        return Optional.empty();
    }

    /// The peer will send no more. The connection is closed in good order after this call: what
    /// waits is still sent.
    default void ended() {}

    /// The loop stops: the place to say goodbye. The connection is closed in good order after this
    /// call.
    default void stopping() {}

    /// The connection is gone. Called once, after all others, if [#opened(Connection)] was called.
    ///
    /// @param why what broke it; nothing when it ended in good order
    default void closed(Optional<IOException> why) {}
}
