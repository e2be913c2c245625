// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// One end of a TCP connection on which no operation lasts longer than its limit, reading or
/// writing. One thread at a time; any thread may close it.
final class Wire implements AutoCloseable {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    Wire(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        selector = Selector.open();
        key = channel.register(selector, 0);
    }

    SocketChannel channel() {
        return channel;
    }

    /// The address of this end.
    ///
    /// @throws IllegalStateException when it is closed
    InetSocketAddress local() {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException closed) {
            throw new IllegalStateException("this connection is closed", closed);
        }
    }

    /// Writes all that remains.
    ///
    /// @throws SocketTimeoutException when the other side does not take it within the limit
    void write(ByteBuffer bytes, Duration limit) throws IOException {
        long until = System.nanoTime() + limit.toNanos();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) await(SelectionKey.OP_WRITE, until);
        }
    }

    /// Reads what there is, at least one byte.
    ///
    /// @return how many bytes, or -1 at the end
    /// @throws SocketTimeoutException when nothing comes until `until` (by [System#nanoTime])
    int read(ByteBuffer into, long until) throws IOException {
        int n = channel.read(into);
        while (n == 0) {
            await(SelectionKey.OP_READ, until);
            n = channel.read(into);
        }
        return n;
    }

    private void await(int operation, long until) throws IOException {
        key.interestOps(operation);
        long left = Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis());
        int ready = selector.select(left);
        selector.selectedKeys().clear();
        boolean late = System.nanoTime() >= until;
        if (ready == 0 && late && !Debugger.attached()) throw new SocketTimeoutException();
        if (Thread.currentThread().isInterrupted()) throw new IOException("interrupted");
    }

    /// Closes with a reset instead of an orderly end.
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
