// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A line for datagrams between two ends: small messages, each on its own.
///
/// A datagram arrives whole or not at all; perhaps twice, perhaps behind one that was sent later,
/// perhaps with other bytes than were sent. Nobody says so. What can be relied on is built on top:
/// [ReliableSender] and [ReliableReceiver].
///
/// One thread may send while another receives.
public interface Link extends AutoCloseable {
    /// The longest datagram: what every network carries in one piece
    /// ([RFC 9000 §14](https://www.rfc-editor.org/rfc/rfc9000#section-14) relies on the same).
    int MAX_DATAGRAM_BYTES = 1200;

    /// Sends a datagram, and never learns what became of it.
    ///
    /// @param datagram at most [#MAX_DATAGRAM_BYTES]; may be changed afterwards
    /// @throws IllegalArgumentException when it is longer
    /// @throws IOException when this end is broken or closed; never because of the other one
    void send(byte[] datagram) throws IOException;

    /// Waits for the next datagram.
    ///
    /// @param limit how long; positive
    /// @return the datagram in an array of its own, or nothing when none came within the limit
    /// @throws IOException when this end is broken or closed
    Optional<byte[]> receive(Duration limit) throws IOException;

    @Override
    void close() throws IOException;
}
