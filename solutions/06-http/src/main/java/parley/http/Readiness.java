// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A virtual thread waits here until the IO thread says that a channel is ready.
///
/// XNIO's own `awaitReadable` opens a selector for each thread and keeps it: with a virtual thread
/// a request that would cost three file descriptors a request.
final class Readiness {
    private final Thread waiter = Thread.currentThread();
    private volatile boolean ready;

    /// The channel is ready. Any thread.
    void signal() {
        ready = true;
        LockSupport.unpark(waiter);
    }

    /// Waits, on the thread that made this.
    ///
    /// @throws SocketTimeoutException when the limit passes
    /// @throws InterruptedIOException when the thread is interrupted
    void await(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready) {
            if (Thread.interrupted()) throw new InterruptedIOException("told to stop");
            long left = end - System.nanoTime();
            if (left <= 0) throw new SocketTimeoutException("the peer stood still for " + limit);
            LockSupport.parkNanos(this, left);
        }
        ready = false;
    }
}
