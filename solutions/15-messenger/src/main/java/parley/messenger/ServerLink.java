// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// One connection of a client to a messenger, whatever carries it: text messages in both
/// directions. One thread may send while another receives.
interface ServerLink extends AutoCloseable {
    /// Opens connections: again after each one that breaks.
    @FunctionalInterface
    interface Opener {
        /// Opens one.
        ServerLink open() throws IOException;
    }

    /// Sends one message.
    void send(String json) throws IOException;

    /// Waits for the next message.
    ///
    /// @return nothing when the limit has passed
    /// @throws IOException when the connection has ended, or the server was silent for too long
    Optional<String> receive(Duration limit) throws IOException, InterruptedException;

    /// The server has said how much silence it allows: where that is shorter than this side's own
    /// limit, it counts.
    void silence(Duration told);

    /// Ends it at once, whoever sends or receives. Any thread.
    void abort();

    @Override
    void close() throws IOException;
}
