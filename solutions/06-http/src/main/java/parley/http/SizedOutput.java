// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.OutputStream;

/// A body whose length was announced: neither more nor less may follow, or the peer would take the
/// rest for the next answer. One thread at a time.
final class SizedOutput extends OutputStream {
    private final OutputStream out;
    private long left;

    /// Writes to another stream.
    ///
    /// @param length how many bytes must come
    SizedOutput(OutputStream out, long length) {
        this.out = out;
        this.left = length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// Writes.
    ///
    /// @throws IllegalStateException when the body becomes longer than was announced
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        left -= length;
        if (left < 0) throw new IllegalStateException("a body longer than was announced");
        out.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /// Ends the body.
    ///
    /// @throws IllegalStateException when it is shorter than was announced
    @Override
    public void close() throws IOException {
        if (left > 0) throw new IllegalStateException("a body shorter than was announced");
        out.close();
    }
}
