// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.net.InetSocketAddress;

/// The server's side of one WebSocket. Any thread may call any method, and none waits.
public interface SocketConnection {
    /// Says that the handler has something to send: soon the connection's IO thread asks
    /// [SocketHandler#next()]. However many connections are woken, each IO thread is woken once.
    void wake();

    /// Stops reading. No further message is handed out (when called on the IO thread: not even one
    /// that has already arrived). Answers to pings wait too.
    void pauseReading();

    /// Goes on reading.
    void resumeReading();

    /// Sends what [SocketHandler#next()] still has, then a close frame, waits for the peer's, and
    /// ends the connection: after a limit in any case. Does nothing when it is closing already.
    ///
    /// @param code one that may be sent: see [CloseCode#maySend(int)]
    /// @param reason at most [CloseCode#MAX_REASON_BYTES] bytes of UTF-8; the rest is cut off
    /// @throws IllegalArgumentException when the code may not be sent
    void close(int code, String reason);

    /// Sends an empty ping, soon.
    void ping();

    /// True until the connection begins to close.
    boolean open();

    /// Who is connected: the other end of the connection, which may be a proxy.
    InetSocketAddress peer();
}
