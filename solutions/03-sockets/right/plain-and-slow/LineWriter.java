// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;

/// Sends lines of text. One thread at a time.
///
/// | part | bytes on the wire                                              |
/// |------|----------------------------------------------------------------|
/// | text | UTF-8, without CR and LF                                       |
/// | end  | CR LF (13, 10) on every system, as in SMTP, FTP, POP3 and HTTP |
public final class LineWriter {
    private final Writer out;

    /// Writes to the stream of a socket. Whoever opened the socket closes it.
    // --8<-- [start:constructor]
    public LineWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    }
    // --8<-- [end:constructor]

    /// Sends one line. When this returns, the whole line has been handed to the system.
    ///
    /// @param text the line without its end; may be empty
    /// @throws IllegalArgumentException when the text holds a CR or LF: it would be two lines, and
    ///     whoever chose the text could put in a line of their own
    /// @throws IOException when the connection is broken
    public void writeLine(String text) throws IOException {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0)
            throw new IllegalArgumentException("a line break inside a line: '" + text + "'");
        send(text);
    }

    /// Sends the text, then CR LF, now.
    private void send(String text) throws IOException {
        char[] line = (text + "\r\n").toCharArray();
        for (int i = 0; i < line.length; i++) out.write(line[i]);
        out.flush();
    }
}
