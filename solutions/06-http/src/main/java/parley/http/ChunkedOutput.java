// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Sends a body of unknown length in chunks:
/// [RFC 9112 §7.1](https://www.rfc-editor.org/rfc/rfc9112#section-7.1). One thread at a time.
final class ChunkedOutput extends OutputStream {
    private static final byte[] LINE_END = {'\r', '\n'};

    private final OutputStream out;

    ChunkedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// Sends a chunk. Nothing for no bytes: a chunk of size 0 is the end.
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) return;
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, from, length);
        out.write(LINE_END);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /// Sends the end, and leaves the connection open.
    @Override
    public void close() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
