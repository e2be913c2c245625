// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads the lines of one client. One thread.
final class LineInput {
    private final InputStream in;
    private final int maxLineBytes;

    LineInput(InputStream in, int maxLineBytes) {
        this.in = new BufferedInputStream(in);
        this.maxLineBytes = maxLineBytes;
    }

    /// Waits for the next line, without its LF or CR LF.
    ///
    /// @return the line, or nothing when the client has ended its direction
    /// @throws EOFException when it ended in the middle of a line
    /// @throws BadLine when the line is too long, not UTF-8, or has control characters
    /// @throws java.net.SocketTimeoutException when the client is silent for too long
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b == -1 && line.size() == 0) return Optional.empty();
            if (b == -1) throw new EOFException("the client ended in the middle of a line");
            if (line.size() == maxLineBytes)
                throw new BadLine("a line has at most " + maxLineBytes + " bytes");
            line.write(b);
        }
        return Optional.of(text(line.toByteArray()));
    }

    private static String text(byte[] line) throws IOException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line))
                    .toString();
            if (text.endsWith("\r")) text = text.substring(0, text.length() - 1);
            // An escape sequence in somebody's text must not paint over somebody else's terminal.
            if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t'))
                throw new BadLine("a line has no control characters");
            return text;
        } catch (CharacterCodingException e) {
            throw new BadLine("a line is text in UTF-8");
        }
    }

    /// The client sent what is no line of this protocol. The text is safe to send back.
    static final class BadLine extends IOException {
        private static final long serialVersionUID = 1;

        BadLine(String text) {
            super(text);
        }
    }
}
