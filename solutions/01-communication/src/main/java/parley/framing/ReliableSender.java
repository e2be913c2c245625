// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;

/// Sends messages so that a [ReliableReceiver] gets each once, whole and in order, however bad the
/// [Link] is. One thread.
public interface ReliableSender {
    /// The longest payload of one message, in bytes.
    int MAX_PAYLOAD_BYTES = Segment.MAX_PAYLOAD_BYTES;

    /// Sends one message. It may return before the message has arrived; [#finish()] does not.
    ///
    /// @param payload at most [#MAX_PAYLOAD_BYTES]; must not be changed before [#finish()] returns
    /// @throws IllegalArgumentException when it is longer
    /// @throws java.net.SocketTimeoutException when the other side does not answer: whether the
    ///     last messages arrived is not known
    void send(byte[] payload) throws IOException;

    /// Tells the receiver that nothing more comes, and waits until all has arrived.
    ///
    /// @throws java.net.SocketTimeoutException when the other side does not answer. It may have
    ///     everything all the same, and only its last answers were lost: no protocol can tell
    void finish() throws IOException;
}
