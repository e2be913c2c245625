// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLException;

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

    /// Writes records behind what waits, and keeps a copy of what the socket does not take.
    ///
    /// @throws SSLException when too much waits: the peer makes our side talk and does not listen
    void write(ByteBuffer records) throws IOException {
        if (flush()) channel.write(records);
        if (!records.hasRemaining()) return;
        int all = waiting.remaining() + records.remaining();
        if (all > 2 * TlsScratch.OUT_BYTES) throw new SSLException("the peer does not read");
        waiting = ByteBuffer.allocate(all).put(waiting).put(records).flip();
    }

    void drop() {
        waiting = NONE;
    }
}
