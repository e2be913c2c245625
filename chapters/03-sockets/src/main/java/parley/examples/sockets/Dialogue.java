// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/// A connection on which both sides speak in lines that end with CR LF, as FTP and POP3 do.
///
/// One thread a connection. One character is one byte here; a silent peer and an endless line are
/// errors.
final class Dialogue implements AutoCloseable {
    private static final int MOST_LINE_BYTES = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final InputStream in;

    Dialogue(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    Socket socket() {
        return socket;
    }

    // --8<-- [start:say]
    void say(String line) throws IOException {
        byte[] bytes = (line + "\r\n").getBytes(ISO_8859_1);
        socket.getOutputStream().write(bytes);
    }
    // --8<-- [end:say]

    // --8<-- [start:hear]
    String hear() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("the other side left");
            if (b != '\r') line.append((char) b);
            if (line.length() > MOST_LINE_BYTES) {
                throw new IOException("a line without an end");
            }
        }
        return line.toString();
    }
    // --8<-- [end:hear]

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
