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
import java.util.function.LongSupplier;

/// One thread that drives all load connections. Nothing here may be called from another thread.
final class LoadLoop implements AutoCloseable {
    /// How long one wait lasts mostly: so often is the end of a scenario looked at.
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();
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
        return until(done, limit, () -> 2 * LOOK_NANOS);
    }

    /// Runs until `done` says so, and asks it again on time: a selector counts in whole
    /// milliseconds and wakes late, so the last ones before something is due are spent looking.
    ///
    /// @param due in how many nanoseconds `done` has something to do
    /// @return whether it was done within the limit
    boolean until(BooleanSupplier done, Duration limit, LongSupplier due) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) return false;
            flush();
            long millis = due.getAsLong() / LOOK_NANOS - 1;
            if (millis > 0) selector.select(this::ready, millis);
            else selector.selectNow(this::ready);
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
