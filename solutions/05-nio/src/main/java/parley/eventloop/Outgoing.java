// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/// What one connection has to send. Many short messages leave in one write: they are gathered in a
/// buffer that all connections of the loop share. What the socket does not take is kept here, and
/// the rest stays with the handler until it does. Loop thread only.
final class Outgoing {
    /// Gathered writes before the other connections have their turn.
    private static final int MAX_WRITES = 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Queue<byte[]> written = new ArrayDeque<>(2);
    private ByteBuffer leftover = NOTHING;
    private ByteBuffer message = NOTHING;
    private int writtenBytes;

    /// Adds bytes in front of what the handler has. They are copied.
    void add(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        written.add(copy);
        writtenBytes += copy.length;
    }

    /// How many bytes of [#add(ByteBuffer)] wait.
    int unsentBytes() {
        return writtenBytes + leftover.remaining();
    }

    /// Whether something waits here because the socket did not take it.
    boolean waiting() {
        return leftover.hasRemaining() || message.hasRemaining() || !written.isEmpty();
    }

    /// How far a flush came.
    enum Flushed { ALL, SOCKET_FULL, MORE }

    /// Writes until nothing is left, the socket takes no more, or the others should have a turn.
    ///
    /// @param next where more messages come from
    /// @param shared a buffer to gather in, as long as this call lasts
    Flushed flush(Transport transport, Supplier<Optional<byte[]>> next, ByteBuffer shared)
            throws IOException {
        // task 5.4: write the leftover, else gather and write; keep what the socket does not take
        for (int i = 0; i < MAX_WRITES; i++) {
            ByteBuffer bytes = leftover.hasRemaining() ? leftover : gather(next, shared);
            if (!bytes.hasRemaining()) return Flushed.ALL;
            while (bytes.hasRemaining() && transport.write(bytes) > 0) continue;
            if (bytes != leftover) leftover = copy(bytes);
            if (leftover.hasRemaining()) return Flushed.SOCKET_FULL;
        }
        return Flushed.MORE;
        // end 5.4
    }

    /// Fills the shared buffer as far as messages come.
    private ByteBuffer gather(Supplier<Optional<byte[]>> next, ByteBuffer shared) {
        shared.clear();
        while (shared.hasRemaining()) {
            if (!message.hasRemaining()) message = nextMessage(next);
            if (message == NOTHING) break;
            int n = Math.min(message.remaining(), shared.remaining());
            shared.put(message.slice(message.position(), n));
            message.position(message.position() + n);
        }
        if (!message.hasRemaining()) message = NOTHING;
        return shared.flip();
    }

    private ByteBuffer nextMessage(Supplier<Optional<byte[]>> next) {
        byte[] own = written.poll();
        if (own != null) {
            writtenBytes -= own.length;
            return ByteBuffer.wrap(own);
        }
        return next.get().map(ByteBuffer::wrap).orElse(NOTHING);
    }

    /// The rest of the shared buffer, in memory of our own: the next connection needs the buffer.
    private static ByteBuffer copy(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) return NOTHING;
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return ByteBuffer.wrap(rest);
    }
}
