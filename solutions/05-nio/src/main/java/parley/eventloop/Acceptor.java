// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Lets connections in, as long as there is room. Those that find none wait in the system's backlog,
/// and when that is full, TCP makes them wait at home. Loop thread only.
final class Acceptor implements Ready {
    /// How long to leave the door shut when the system has no file descriptor for a connection.
    static final Duration PAUSE = Duration.ofSeconds(1);
    /// Connections let in before those that are here have their turn.
    private static final int MAX_ACCEPTS = 64;

    private final EventLoop loop;
    private final ServerSocketChannel listener;
    private final SelectionKey key;
    private final InetSocketAddress address;

    /// Listens. When that fails, the selector is closed too.
    Acceptor(EventLoop loop, LoopConfig config, Selector selector) throws IOException {
        this.loop = loop;
        this.listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(config.bind(), config.backlog()).configureBlocking(false);
            this.key = listener.register(selector, SelectionKey.OP_ACCEPT, this);
            this.address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            acceptAll();
        } catch (IOException e) {
            // No descriptor left. The connection stays in the backlog, so the selector would tell
            // us of it again at once, and again.
            Quietly.LOG.log(Level.WARNING, "cannot accept now: " + e.getMessage());
            pause();
            loop.timers().schedule(PAUSE, this::resume);
        }
    }

    private void acceptAll() throws IOException {
        // task 5.2: accept who is waiting, at most MAX_ACCEPTS; pause when the loop is full
        for (int i = 0; i < MAX_ACCEPTS; i++) {
            if (loop.full()) {
                pause();
                return;
            }
            SocketChannel channel = listener.accept();
            if (channel == null) return;
            loop.accept(channel);
        }
        // end 5.2
    }

    private void pause() {
        if (key.isValid()) key.interestOps(0);
    }

    /// There may be room again.
    void resume() {
        if (key.isValid()) key.interestOps(SelectionKey.OP_ACCEPT);
    }

    /// Lets nobody in any more. Those in the backlog are refused.
    void close() {
        key.cancel();
        Quietly.close(listener);
    }
}
