// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import parley.testkit.Story;

/// A file that is made while it is read and dropped when it is written: however long it is, it
/// never lies in memory or on a disk. What arrives has to be what was made, byte by byte, and
/// the reader may not run far ahead of the writer.
final class Film {
    /// Far more than the buffers of a connection hold.
    private static final long MAX_AHEAD_BYTES = 48L << 20;
    /// A prime, so that chunks out of order are noticed.
    private static final int PATTERN_BYTES = 65_521;

    private final Story story;
    private final long size;
    private final byte[] pattern = new byte[PATTERN_BYTES];
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch begun = new CountDownLatch(1);

    Film(Story story, long size) {
        this.story = story;
        this.size = size;
        new Random(size).nextBytes(pattern);
    }

    long dropped() {
        return dropped.get();
    }

    /// Waits until the first bytes have been dropped.
    void awaitBegin() throws InterruptedException {
        if (!begun.await(1, TimeUnit.SECONDS))
            throw story.fail("the first bytes go on before the next ones are sent",
                    "nothing had been written to the stream after 1 s");
    }

    /// The content, for the sender.
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int count) {
                return make(into, from, count);
            }
        };
    }

    /// Where the receiver puts it.
    OutputStream sink() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                drop(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                drop(bytes, from, count);
            }
        };
    }

    private int make(byte[] into, int from, int count) {
        if (made.get() == size && count > 0) return -1;
        if (made.get() - dropped.get() > MAX_AHEAD_BYTES)
            throw story.fail("the file goes through memory a chunk at a time",
                    "%d MB have been read, and only %d MB have arrived".formatted(
                            made.get() >> 20, dropped.get() >> 20));
        int at = (int) (made.get() % PATTERN_BYTES);
        int n = (int) Math.min(Math.min(count, PATTERN_BYTES - at), size - made.get());
        System.arraycopy(pattern, at, into, from, n);
        made.addAndGet(n);
        return n;
    }

    private void drop(byte[] bytes, int from, int count) {
        int done = 0;
        while (done < count) {
            int at = (int) (dropped.get() % PATTERN_BYTES);
            int n = Math.min(count - done, PATTERN_BYTES - at);
            if (!Arrays.equals(bytes, from + done, from + done + n, pattern, at, at + n))
                throw story.fail("the bytes that were sent",
                        "other bytes, at " + dropped.get() + " or soon after");
            dropped.addAndGet(n);
            done += n;
        }
        begun.countDown();
    }
}
