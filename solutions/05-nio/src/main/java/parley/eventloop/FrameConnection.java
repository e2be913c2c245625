// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.net.InetSocketAddress;
import java.time.Duration;

/// One framed connection, as its [FrameHandler] sees it.
public interface FrameConnection {
    /// Says that [FrameHandler#next()] has something to send. Any thread; never waits.
    void wake();

    /// Takes no more bytes from the peer until [#resumeReading()]. Frames that have arrived already
    /// still come. Any thread.
    void pauseReading();

    /// Goes on reading. Any thread.
    void resumeReading();

    /// Ends the connection in good order: what [FrameHandler#next()] still gives is sent, then a
    /// CLOSE frame. Any thread; returns at once. Only the first call counts.
    ///
    /// @param code a close code, such as [Control#NORMAL]
    /// @param reason safe to send to the peer
    void close(int code, String reason);

    /// Breaks the connection off: what waits is lost. Any thread; returns at once.
    void abort();

    /// Where the peer is.
    InetSocketAddress peer();

    /// Runs a task on the loop thread after a delay, unless the connection is gone by then. Loop
    /// thread only.
    ///
    /// @return the timer, to cancel it
    Timer after(Duration delay, Runnable task);
}
