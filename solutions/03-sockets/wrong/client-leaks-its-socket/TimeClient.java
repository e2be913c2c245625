// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import parley.framing.ProtocolException;

/// Asks a [TimeServer] for the time. Any thread.
public final class TimeClient {
    private static final int MAX_ANSWER_BYTES = 256;

    private TimeClient() {}

    /// Connects, sends `TIME`, and returns the answer. The socket is closed in any case.
    ///
    /// @param server where to ask
    /// @param limit how long to wait for the connection, and how long for the answer
    /// @throws IllegalArgumentException when the limit is not positive
    /// @throws java.net.SocketTimeoutException when a limit passes
    /// @throws java.io.EOFException when the server closes without an answer
    /// @throws ProtocolException when the answer is no time
    public static Instant ask(Endpoint server, Duration limit) throws IOException {
        Socket socket = new Socket();
        socket.connect(server.resolve(), Sockets.millis(limit));
        socket.setSoTimeout(Sockets.millis(limit));
        new LineWriter(socket.getOutputStream()).writeLine("TIME");
        LineReader in = new LineReader(
                new BufferedInputStream(socket.getInputStream()), MAX_ANSWER_BYTES);
        return time(in.readLine().orElseThrow(() -> new EOFException("no answer")));
    }

    /// Understands the server's line.
    private static Instant time(String answer) {
        try {
            return Instant.parse(answer);
        } catch (DateTimeException e) {
            throw new ProtocolException(
                    ProtocolException.BAD_DATA, "the answer is not a time");
        }
    }
}
