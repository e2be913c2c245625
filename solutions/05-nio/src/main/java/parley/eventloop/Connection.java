// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/// One TCP connection in an [EventLoop], as its handler sees it.
public interface Connection {
    /// Says that [ConnectionHandler#next()] has something to send. Any thread; never waits. Many
    /// calls before the loop comes round cost one wake-up of the loop and one write.
    void wake();

    /// Sends bytes in front of whatever [ConnectionHandler#next()] gives later. All bytes between
    /// position and limit are taken; the buffer may be reused at once. They leave with the loop's
    /// next write. Loop thread only. Does nothing on a connection that is closed.
    ///
    /// For short answers: a peer that does not read makes them pile up, and one for whom more than
    /// [LoopConfig#maxUnsentBytes()] wait is broken off. Prefer [ConnectionHandler#next()], which is
    /// asked only when there is room.
    void write(ByteBuffer bytes);

    /// Takes nothing more from the peer until [#resumeReading()]: TCP will make it wait. What has
    /// arrived in the slice that is being handled still has to be dealt with. Any thread.
    void pauseReading();

    /// Goes on reading. Any thread.
    void resumeReading();

    /// Ends the connection in good order: reads no more, sends what waits (also what
    /// [ConnectionHandler#next()] still gives), says goodbye, and gives up after
    /// [LoopConfig#closeLimit()]. Any thread; returns at once. Calling it again does nothing.
    void close();

    /// Breaks the connection off: what waits is lost. Any thread; returns at once.
    void abort();

    /// Where the peer is.
    InetSocketAddress peer();

    /// Runs a task on the loop thread after a delay, unless the connection is gone by then. A task
    /// that throws loses its connection, like a handler. Loop thread only.
    ///
    /// @return the timer, to cancel it
    Timer after(Duration delay, Runnable task);
}
