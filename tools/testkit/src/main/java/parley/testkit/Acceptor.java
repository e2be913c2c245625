// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// A port on loopback and the platform thread that accepts what connects to it. When it is closed,
/// it still accepts those that had connected by then, so that nobody's last word is lost.
final class Acceptor {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final InetSocketAddress address;
    private final Thread thread;
    private volatile boolean closing;

    /// Takes one connection over.
    interface Taker {
        void take(SocketChannel channel) throws IOException;
    }

    Acceptor(int backlog, Taker taker) throws IOException {
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), backlog);
        address = (InetSocketAddress) listener.getLocalAddress();
        listener.configureBlocking(false);
        selector = Selector.open();
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread = Thread.ofPlatform().daemon().name("testkit-acceptor").unstarted(() -> run(taker));
    }

    InetSocketAddress address() {
        return address;
    }

    void start() {
        thread.start();
    }

    private void run(Taker taker) {
        try (listener; selector) {
            boolean last;
            do {
                last = closing;
                for (var channel = listener.accept(); channel != null;
                        channel = listener.accept()) {
                    taker.take(channel);
                }
                if (!last) selector.select();
                selector.selectedKeys().clear();
            } while (!last);
        } catch (IOException broken) {
            throw new IllegalStateException("the peer can accept no longer", broken);
        }
    }

    /// Accepts who has connected so far, then nobody more.
    void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(CLOSE_LIMIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
