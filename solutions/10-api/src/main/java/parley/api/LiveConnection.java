// SPDX-License-Identifier: Apache-2.0
package parley.api;

/// The transport under a live session: a WebSocket, a framed TCP connection, a long poll. Any
/// thread may call any method, and none waits.
public interface LiveConnection {
    /// Says that [LiveSession#next()] has something; the transport asks for it soon.
    void wake();

    /// Stops reading: no further message reaches [LiveSession#received].
    void pauseReading();

    /// Goes on reading.
    void resumeReading();

    /// Sends a heartbeat that the client answers.
    void ping();

    /// Sends what [LiveSession#next()] still has, and closes; within a limit in any case.
    ///
    /// @param code [Bye#number()], or a code of
    ///     [RFC 6455 §7.4.1](https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1)
    void close(int code, String reason);
}
