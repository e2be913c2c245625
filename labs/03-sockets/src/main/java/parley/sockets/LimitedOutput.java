// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// A socket's output with a time limit on each write.
///
/// `Socket.setSoTimeout` limits reading only. A peer that stops reading lets the buffers on both
/// sides fill up, and then `write` waits for ever. Closing the socket from another thread is what
/// gets it out of there, so an alarm is set for the time of each write.
final class LimitedOutput extends OutputStream {
    private final Socket socket;
    private final OutputStream out;
    private final int limitMillis;
    private volatile boolean tooLate;

    /// @param limit for one write
    /// @throws IllegalArgumentException when the limit is not positive
    LimitedOutput(Socket socket, Duration limit) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.limitMillis = Sockets.millis(limit);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// Writes all bytes.
    ///
    /// @throws SocketTimeoutException when the limit passes; the socket is closed then, because
    ///     nobody knows how much the peer got
    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        Future<?> alarm = ForkJoinPool.commonPool()
                .schedule(this::giveUp, limitMillis, TimeUnit.MILLISECONDS);
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            if (!tooLate) throw e;
            throw (IOException) new SocketTimeoutException("the peer reads nothing").initCause(e);
        } finally {
            alarm.cancel(false);
        }
    }

    /// Closes the socket, in both directions, as closing a socket's own stream does.
    @Override
    public void close() throws IOException {
        out.close();
    }

    private void giveUp() {
        tooLate = true;
        try {
            socket.close();
        } catch (IOException e) {
            // The writer fails all the same, and it is the one who reports.
        }
    }
}
