// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.xnio.channels.StreamSinkChannel;

/// The body of an answer on Undertow's channel, written by a virtual thread. Each write waits
/// until the peer, or the system for it, has taken the bytes.
final class BodyOutput extends OutputStream {
    private final StreamSinkChannel sink;
    private final Duration stallTime;
    private final Readiness writable = new Readiness();

    BodyOutput(StreamSinkChannel sink, Duration stallTime) {
        this.sink = sink;
        this.stallTime = stallTime;
        sink.getWriteSetter().set(channel -> {
            channel.suspendWrites();
            writable.signal();
        });
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes, from, length);
        while (out.hasRemaining()) {
            if (sink.write(out) == 0) awaitWritable();
        }
    }

    @Override
    public void flush() throws IOException {
        while (!sink.flush()) awaitWritable();
    }

    /// The body is complete.
    @Override
    public void close() throws IOException {
        sink.shutdownWrites();
        flush();
    }

    private void awaitWritable() throws IOException {
        sink.resumeWrites();
        writable.await(stallTime);
    }
}
