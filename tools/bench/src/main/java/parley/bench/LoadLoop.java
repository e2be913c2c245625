// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;

/// One thread that drives all load connections. Nothing here may be called from another thread.
final class LoadLoop implements AutoCloseable {
    /// How long one wait may last: so often is the end of a scenario looked at.
    private static final long LOOK_MILLIS = 1;
    private static final int READ_BYTES = 256 * 1024;

    private final Selector selector;
    private final ByteBuffer shared = ByteBuffer.allocateDirect(READ_BYTES);
    private final ArrayDeque<LoadConnection> dirty = new ArrayDeque<>();

    LoadLoop() throws IOException {
        selector = Selector.open();
    }

    /// Begins to connect; the handler hears when the WebSocket is open.
    LoadConnection connect(InetSocketAddress server, String path, String headers,
            LoadHandler handler) throws IOException {
        return new LoadConnection(this, server, path, headers, handler);
    }

    Selector selector() {
        return selector;
    }

    /// The buffer that all reads share, empty.
    ByteBuffer shared() {
        return shared.clear();
    }

    void willWrite(LoadConnection connection) {
        dirty.add(connection);
    }

    /// Runs until `done` says so.
    ///
    /// @return whether it was done within the limit
    boolean until(BooleanSupplier done, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) return false;
            flush();
            selector.select(this::ready, LOOK_MILLIS);
        }
        flush();
        return true;
    }

    private void ready(SelectionKey key) {
        ((LoadConnection) key.attachment()).ready(key);
    }

    private void flush() {
        for (var next = dirty.poll(); next != null; next = dirty.poll()) next.flush();
    }

    @Override
    public void close() {
        try {
            for (var key : selector.keys()) key.channel().close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a load connection could not be closed", e);
        }
    }
}
