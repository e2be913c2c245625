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
    private final Socket line;
    private final Duration limit;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ended;
    private volatile boolean late;

    /// @param line what lies under the socket where that is TLS, else the same
    /// @param limit how long one write may take
    FrameWriter(Socket socket, Socket line, Duration limit) {
        this.socket = socket;
        this.line = line;
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
        writing.lock();
        return writeLocked(frame, false, limit);
    }

    /// Writes a frame, unless another one is being written: then a peer that takes anything will
    /// have that.
    void writeWhenFree(ByteBuffer frame) throws IOException {
        if (writing.tryLock()) writeLocked(frame, false, limit);
    }

    /// Writes the last frame. Waits for the one before it too within the limit.
    ///
    /// @return false when another one was the last
    /// @throws SocketTimeoutException when the peer took nothing within the limit; also when this
    ///     thread is interrupted meanwhile, and stays so
    boolean writeLast(ByteBuffer frame, Duration most) throws IOException {
        if (ended) return false;
        long end = System.nanoTime() + most.toNanos();
        try {
            if (writing.tryLock(most.toNanos(), TimeUnit.NANOSECONDS))
                return writeLocked(frame, true, Duration.ofNanos(end - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        giveUp();
        throw new SocketTimeoutException("the peer took nothing for " + most);
    }

    private boolean writeLocked(ByteBuffer frame, boolean last, Duration most)
            throws IOException {
        try {
            if (ended) return false;
            ended = last;
            writeLimited(frame, most);
            return true;
        } finally {
            writing.unlock();
        }
    }

    private void writeLimited(ByteBuffer frame, Duration most) throws IOException {
        var alarm = CLOCK.schedule(this::giveUp, most.toNanos(), TimeUnit.NANOSECONDS);
        try {
            socket.getOutputStream().write(frame.array(), frame.position(), frame.remaining());
        } catch (IOException e) {
            if (!late) throw e;
            throw new SocketTimeoutException("the peer took nothing for " + most);
        } finally {
            alarm.cancel(false);
        }
    }

    /// Ends the connection at once, whoever writes or reads. Any thread.
    void giveUp() {
        late = true;
        ended = true;
        try {
            // What the peer does not take is forgotten.
            line.setSoLinger(true, 0);
        } catch (SocketException e) {
            LOG.debug("closed already: {}", e.toString());
        }
        // Not the TLS above it, which would first wait for the write that waits.
        IoUtils.safeClose(line);
    }

    /// Nothing more can be written. Does not wait.
    void end() {
        ended = true;
    }
}
