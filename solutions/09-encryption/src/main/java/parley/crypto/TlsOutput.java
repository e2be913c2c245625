// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Records on their way to the socket: what it does not take now waits here. Loop thread only.
final class TlsOutput {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private ByteBuffer waiting = NONE;

    TlsOutput(SocketChannel channel) {
        this.channel = channel;
    }

    boolean empty() {
        return !waiting.hasRemaining();
    }

    /// Writes what waits.
    ///
    /// @return whether nothing waits any more
    boolean flush() throws IOException {
        if (waiting.hasRemaining()) channel.write(waiting);
        if (waiting.hasRemaining()) return false;
        waiting = NONE;
        return true;
    }

    /// Writes records, and keeps a copy of what the socket does not take. Only when nothing waits.
    void write(ByteBuffer records) throws IOException {
        channel.write(records);
        if (records.hasRemaining())
            waiting = ByteBuffer.allocate(records.remaining()).put(records).flip();
    }

    void drop() {
        waiting = NONE;
    }
}
