// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/// Writes a client's frames to its socket, whole, one after the other, and none after the last.
/// Any thread; a write waits for the one before it, and while the peer takes nothing, within a
/// limit: then the connection is given up.
final class FrameWriter {
    /// Looks after the writes of all clients.
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private static final Logger LOG = LoggerFactory.getLogger(FrameWriter.class);

    private final Socket socket;
    private final Duration limit;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ended;
    private volatile boolean late;

    /// @param limit how long one write may take
    FrameWriter(Socket socket, Duration limit) {
        this.socket = socket;
        this.limit = limit;
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(1, task -> Thread.ofPlatform().daemon()
                .name("web-socket-client-clock").unstarted(task));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /// Writes a frame.
    ///
    /// @param frame from position to limit, with an array
    /// @return false when the last one has been written
    /// @throws SocketTimeoutException when the peer took nothing within the limit
    boolean write(ByteBuffer frame) throws IOException {
        return write(frame, false);
    }

    /// Writes the last frame.
    ///
    /// @return false when another one was the last
    boolean writeLast(ByteBuffer frame) throws IOException {
        return write(frame, true);
    }

    private boolean write(ByteBuffer frame, boolean last) throws IOException {
        writing.lock();
        try {
            if (ended) return false;
            ended = last;
            writeLimited(frame);
            return true;
        } finally {
            writing.unlock();
        }
    }

    private void writeLimited(ByteBuffer frame) throws IOException {
        var alarm = CLOCK.schedule(this::giveUp, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            socket.getOutputStream().write(frame.array(), frame.position(), frame.remaining());
        } catch (IOException e) {
            if (!late) throw e;
            throw new SocketTimeoutException("the peer took nothing for " + limit);
        } finally {
            alarm.cancel(false);
        }
    }

    private void giveUp() {
        late = true;
        ended = true;
        try {
            // Without this, closing TLS would wait for the write that waits.
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            LOG.debug("closed already: {}", e.toString());
        }
        IoUtils.safeClose(socket);
    }

    /// Nothing more can be written. Does not wait.
    void end() {
        ended = true;
    }
}
