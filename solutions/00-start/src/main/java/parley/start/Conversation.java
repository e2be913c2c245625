// SPDX-License-Identifier: Apache-2.0
package parley.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A conversation by lines with another program, over a TCP socket. One thread at a time; close it
/// when you are done.
public final class Conversation implements AutoCloseable {
    /// How long to wait for the connection, and for each answer.
    public static final int MAX_WAIT_MILLIS = 3_000;

    /// How many bytes all answers of a conversation may have together.
    static final int MAX_BYTES = 10_000;

    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;

    /// Connects.
    ///
    /// @throws IOException when nobody listens there, or nobody answers in time
    // --8<-- [start:connect]
    public Conversation(InetSocketAddress peer) throws IOException {
        socket = new Socket();
        try {
            socket.connect(peer, MAX_WAIT_MILLIS);
            socket.setSoTimeout(MAX_WAIT_MILLIS);
            out = new BufferedOutputStream(socket.getOutputStream());
            in = new BufferedReader(new InputStreamReader(
                    new Tap(socket.getInputStream(), MAX_BYTES), UTF_8));
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }
    // --8<-- [end:connect]

    /// Sends one line. When this returns, all of it is on its way.
    ///
    /// @param text the line without its end
    /// @throws IOException when the connection is broken
    public void send(String text) throws IOException {
        // task 0.3: write the bytes of the line to out, so that they leave at once
        out.write(Line.encode(text));
        out.flush();
        // end 0.3
    }

    /// Waits for the next line of the other side and returns it without its end.
    ///
    /// @throws EOFException when the other side says no more
    /// @throws java.net.SocketTimeoutException when no line comes in time
    // --8<-- [start:answer]
    public String answer() throws IOException {
        String line = in.readLine();
        if (line == null) throw new EOFException("the other side said no more");
        return line;
    }
    // --8<-- [end:answer]

    /// Closes the connection.
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
