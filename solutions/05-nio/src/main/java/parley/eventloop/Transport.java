// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.nio.ByteBuffer;

/// What stands between a connection and its socket: nothing (plain TCP), or TLS. It reads and
/// writes like a channel that never waits. Loop thread only.
///
/// The loop asks these questions to know what to wait for:
///
/// | the loop waits until the socket | when                                                         |
/// |---------------------------------|--------------------------------------------------------------|
/// | can be read                     | reading is not paused, or a handshake goes on                |
/// | can be written                  | [#wantsWrite()], or messages wait and no handshake goes on   |
/// | nothing: it reads again at once | [#buffered()] and reading is not paused                      |
///
/// During a handshake the loop calls [#read(ByteBuffer)] whenever bytes arrive and [#flush()]
/// whenever the socket can be written, and asks [#handshaking()] after each.
public interface Transport {
    /// Reads what is there now.
    ///
    /// @param into gets the peer's bytes; has room
    /// @return how many bytes were read; 0 when none can be had before more arrives (also when the
    ///     socket gave bytes that only served the transport); -1 when the peer ended its direction
    ///     in good order
    /// @throws IOException when the connection is broken, or was cut without the goodbye that the
    ///     transport demands
    int read(ByteBuffer into) throws IOException;

    /// Writes what the socket takes now. What the transport has taken counts as written, also when
    /// it still holds it: see [#wantsWrite()].
    ///
    /// @return how many bytes were taken; 0 when none can be taken now
    int write(ByteBuffer from) throws IOException;

    /// Whether a handshake has to end before bytes of the peer or for the peer can pass.
    boolean handshaking();

    /// Whether the transport holds bytes of its own that the socket did not take yet: call
    /// [#flush()] when it can be written.
    boolean wantsWrite();

    /// Whether a read would give bytes without any more arriving from the socket.
    boolean buffered();

    /// Goes on with whatever the transport does on its own: writes what it holds, continues a
    /// handshake. Called when the socket can be written and after the transport asked to be woken.
    ///
    /// @return true when it holds nothing more
    boolean flush() throws IOException;

    /// Ends this side's direction: tells the peer that nothing more comes. Called again, whenever
    /// the socket can be written, until it answers true.
    ///
    /// @return true when the goodbye has gone out
    boolean closeOutbound() throws IOException;

    /// Closes the socket and lets everything go. Calling it again does nothing.
    void close() throws IOException;
}
