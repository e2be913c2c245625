// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.xnio.channels.StreamSourceChannel;

/// The body of a request on Undertow's channel, read by a virtual thread.
final class BodyInput extends InputStream {
    /// How much of a body that nobody wants is read, and for how long.
    private static final long MAX_UNWANTED_BYTES = 16L * 1024 * 1024;
    private static final Duration DRAIN_TIME = Duration.ofSeconds(3);
    private static final int DRAIN_BUFFER_BYTES = 16 * 1024;

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
        try {
            int n = some(ByteBuffer.wrap(bytes, from, length), stallTime);
            if (n > 0) total += n;
            if (total > maxBytes) throw tooBig(maxBytes);
            return n;
        } catch (SocketTimeoutException e) {
            throw new ProblemException(408, "The body did not arrive in time.");
        }
    }

    private int some(ByteBuffer into, Duration limit) throws IOException {
        int n = source.read(into);
        while (n == 0) {
            source.resumeReads();
            readable.await(limit);
            n = source.read(into);
        }
        return n;
    }

    /// Reads and forgets what is left, also what is above the limit: a peer that still sends reads
    /// no answer, and closing on it would reset the answer away.
    ///
    /// @return false when it did not end within measure
    boolean drain() throws IOException {
        ByteBuffer into = ByteBuffer.allocate(DRAIN_BUFFER_BYTES);
        long end = System.nanoTime() + DRAIN_TIME.toNanos();
        long drained = 0;
        try {
            while (drained < MAX_UNWANTED_BYTES && System.nanoTime() < end) {
                int n = some(into.clear(), DRAIN_TIME);
                if (n < 0) return true;
                drained += n;
            }
        } catch (SocketTimeoutException e) {
            return false;
        }
        return false;
    }

    /// What to throw for a body above its limit.
    static ProblemException tooBig(long maxBytes) {
        return new ProblemException(413, "The body is longer than " + maxBytes + " bytes.");
    }
}
