// SPDX-License-Identifier: Apache-2.0
package parley.http;

import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.xnio.channels.StreamSourceChannel;

/// The body of a request on Undertow's channel, read by a virtual thread.
final class BodyInput extends InputStream {
    private final StreamSourceChannel source;
    private final Duration stallTime;
    private final long maxBytes;
    private final Readiness readable = new Readiness();
    private long total;

    BodyInput(StreamSourceChannel source, long maxBytes, Duration stallTime) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.stallTime = stallTime;
        source.getReadSetter().set(channel -> {
            channel.suspendReads();
            readable.signal();
        });
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
        ByteBuffer into = ByteBuffer.wrap(bytes, from, length);
        try {
            int n = source.read(into);
            while (n == 0) {
                source.resumeReads();
                readable.await(stallTime);
                n = source.read(into);
            }
            return counted(n);
        } catch (RequestTooBigException e) {
            throw tooBig(maxBytes);
        } catch (SocketTimeoutException e) {
            throw new ProblemException(408, "The body did not arrive in time.");
        }
    }

    private int counted(int n) {
        if (n > 0) total += n;
        if (total > maxBytes) throw tooBig(maxBytes);
        return n;
    }

    /// What to throw for a body above its limit.
    static ProblemException tooBig(long maxBytes) {
        return new ProblemException(413, "The body is longer than " + maxBytes + " bytes.");
    }
}
