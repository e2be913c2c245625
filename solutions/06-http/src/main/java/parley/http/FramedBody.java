// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The body of a request on our own server. It ends where the request ends, never later. One
/// thread at a time.
final class FramedBody extends InputStream {
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionInput in;
    private final OutputStream out;
    private final long maxBytes;
    private final boolean chunked;
    private final ChunkedDecoder chunks = new ChunkedDecoder();
    private boolean continueWanted;
    private long left;
    private long total;
    private boolean done;

    /// A body.
    ///
    /// @param out where a peer that waits for it is told to go on
    /// @throws ProblemException 413 when it is known to be longer than the limit, 417 when the
    ///     peer expects something else than to be told to go on
    FramedBody(RequestHead head, BodyLength length, ConnectionInput in, OutputStream out,
            long maxBytes) {
        this.in = in;
        this.out = out;
        this.maxBytes = maxBytes;
        chunked = length instanceof BodyLength.Chunked;
        left = length instanceof BodyLength.Fixed(long bytes) ? bytes : 0;
        done = !chunked && left == 0;
        if (left > maxBytes) throw BodyInput.tooBig(maxBytes);
        String expected = head.fields().first("Expect").orElse("");
        if (!expected.isEmpty() && !expected.equalsIgnoreCase("100-continue"))
            throw new ProblemException(417, "Only 100-continue may be expected.");
        continueWanted = !expected.isEmpty() && head.minor() == 1 && !done;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) return 0;
        if (done) return -1;
        askForIt();
        try {
            int n = chunked ? readChunks(bytes, from, length) : readFixed(bytes, from, length);
            total += Math.max(n, 0);
            if (total > maxBytes) throw BodyInput.tooBig(maxBytes);
            return n;
        } catch (SocketTimeoutException e) {
            throw new ProblemException(408, "The body did not arrive in time.");
        }
    }

    /// Somebody who waits with a large body until it is wanted is told so when it is first read.
    private void askForIt() throws IOException {
        if (!continueWanted) return;
        continueWanted = false;
        out.write(CONTINUE);
        out.flush();
    }

    private int readFixed(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer some = in.some();
        int n = (int) Math.min(Math.min(length, some.remaining()), left);
        some.get(bytes, from, n);
        left -= n;
        done = left == 0;
        return n;
    }

    private int readChunks(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer into = ByteBuffer.wrap(bytes, from, length).slice();
        while (into.position() == 0 && !done) done = chunks.decode(in.some(), into);
        return into.position() == 0 ? -1 : into.position();
    }

    /// Reads what is left, so that the next request can be found.
    ///
    /// @return false when there is more than the limit, or the peer still waits to be told to
    ///     send: then the connection cannot be used again
    boolean skipRest() throws IOException {
        if (continueWanted) return false;
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            while (!done) read(buffer, 0, buffer.length);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static final int BUFFER_BYTES = 4 * 1024;
}
