// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static parley.framing.ProtocolException.BAD_DATA;
import static parley.framing.ProtocolException.TOO_BIG;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import parley.framing.ProtocolException;

/// Reads lines of text from a stream of bytes, whatever slices the bytes arrive in. One thread at
/// a time.
///
/// It takes no byte behind the line's end, so that the rest of the stream stays there for somebody
/// else (HTTP's body follows HTTP's lines). It reads byte by byte: give it a
/// [java.io.BufferedInputStream], and let that be the only buffer on the socket.
public final class LineReader {
    /// A limit that suits most text protocols.
    public static final int DEFAULT_MAX_LINE_BYTES = 8192;

    private final InputStream in;
    private final int maxLineBytes;

    /// Reads from a stream; whoever opened it closes it.
    ///
    /// @param in a buffered stream
    /// @param maxLineBytes how many bytes may stand before the LF
    /// @throws IllegalArgumentException when the limit is not positive
    public LineReader(InputStream in, int maxLineBytes) {
        if (maxLineBytes < 1)
            throw new IllegalArgumentException("no room for a line: " + maxLineBytes);
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /// Waits for the next line and returns it without its end, which is LF or CR LF.
    ///
    /// @return the line, or nothing when the peer has ended the stream after a whole line
    /// @throws java.io.EOFException when the stream ends in the middle of a line
    /// @throws java.net.SocketTimeoutException when the socket has a time limit and it passes
    /// @throws ProtocolException [ProtocolException#TOO_BIG] when there is no LF within the limit,
    ///     [ProtocolException#BAD_DATA] when the line is not UTF-8
    public Optional<String> readLine() throws IOException {
        byte[] line = new byte[16];
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                if (length > 0) throw new EOFException("half a line");
                return Optional.empty();
            }
            if (next == 10) break;
            if (length >= maxLineBytes) throw tooLong();
            if (length == line.length) line = Arrays.copyOf(line, 2 * length);
            line[length++] = (byte) next;
        }
        if (length > 0 && line[length - 1] == 13) length--;
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length)).toString());
        } catch (CharacterCodingException e) {
            throw new ProtocolException(BAD_DATA, "no text");
        }
    }

    /// What to throw for a line over the limit.
    private ProtocolException tooLong() {
        return new ProtocolException(TOO_BIG, "a line of more than " + maxLineBytes + " bytes");
    }

    /// The text of a whole line: without the CR at its end, if there is one, from UTF-8.
    // --8<-- [start:decode]
    private static String decode(byte[] line) {
        int n = line.length;
        boolean cr = n > 0 && line[n - 1] == '\r';
        return utf8(Arrays.copyOf(line, cr ? n - 1 : n));
    }
    // --8<-- [end:decode]

    /// Decodes strictly: `new String(bytes, UTF_8)` would put a replacement character in place of
    /// damage and say nothing.
    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException(BAD_DATA, "a line that is not UTF-8");
        }
    }
}
