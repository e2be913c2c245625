// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What arrives on a connection: heads, and between them bodies. Keeps what came early, because
/// requests may follow each other without a pause. One thread at a time.
final class ConnectionInput {
    private static final int BUFFER_BYTES = 8 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private long deadline;

    ConnectionInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /// From now on, everything that is read must arrive within this time.
    void limit(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
    }

    /// Waits for the next head.
    ///
    /// @return its lines, or nothing when the peer ended the connection, or kept silent, between
    ///     two messages
    /// @throws ProblemException as [HeadLines#take] does, and 408 when a head does not arrive whole
    /// @throws EOFException when the connection ends inside a head
    Optional<List<String>> head(int maxBytes, int maxLines) throws IOException {
        HeadLines lines = new HeadLines(maxBytes, maxLines);
        try {
            while (true) {
                Optional<List<String>> head = lines.take(buffer);
                if (head.isPresent()) return head;
                if (fill()) continue;
                if (lines.isEmpty()) return Optional.empty();
                throw new EOFException("the connection ended inside a head");
            }
        } catch (SocketTimeoutException e) {
            if (lines.isEmpty()) return Optional.empty();
            throw new ProblemException(408, "The request did not arrive in time.");
        }
    }

    /// What has arrived and is not read yet; filled again when it is empty.
    ///
    /// @throws EOFException when the connection ends
    /// @throws SocketTimeoutException when the time is up
    ByteBuffer some() throws IOException {
        if (!buffer.hasRemaining() && !fill())
            throw new EOFException("the connection ended inside a body");
        return buffer;
    }

    /// True when something has arrived that is not read yet.
    boolean hasMore() {
        return buffer.hasRemaining();
    }

    /// Reads and forgets.
    ///
    /// @return false when the peer has ended or the time is up
    boolean skip() throws IOException {
        try {
            boolean some = fill();
            buffer.position(0).limit(0);
            return some;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private boolean fill() throws IOException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) throw new SocketTimeoutException("the time is up");
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        int n = in.read(buffer.array(), 0, buffer.capacity());
        if (n > 0) buffer.position(0).limit(n);
        return n > 0;
    }
}
