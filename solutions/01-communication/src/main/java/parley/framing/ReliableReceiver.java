// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import java.io.IOException;
import java.util.Optional;

/// Receives what a [ReliableSender] sends: each message once, whole and in order. One thread.
public interface ReliableReceiver {
    /// Waits for the next message.
    ///
    /// @return the message, or nothing when the sender has finished
    /// @throws java.net.SocketTimeoutException when the other side is silent for too long
    Optional<byte[]> receive() throws IOException;
}
