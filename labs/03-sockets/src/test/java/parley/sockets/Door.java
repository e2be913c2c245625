// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/// An open port below those that systems give out by themselves. A scan of its neighbours knocks
/// at no door of another test.
record Door(ServerSocket listener) implements AutoCloseable {
    /// Linux gives out 32768 and more, other systems 49152 and more.
    private static final int END = 30_000;
    private static final int FIRST = 20_000;
    private static final int TRIES = 50;
    private static final int USUAL_BACKLOG = 50;
    /// Room for the other doors of a test above the first one.
    private static final int ROOM = 1000;

    /// Opens one somewhere.
    static Door open() throws IOException {
        return open(USUAL_BACKLOG);
    }

    static Door open(int backlog) throws IOException {
        return openAbove(FIRST + new Random().nextInt(END - FIRST - ROOM), backlog);
    }

    /// Opens the next one that is free above a port.
    static Door openAbove(int port) throws IOException {
        return openAbove(port, USUAL_BACKLOG);
    }

    static Door openAbove(int port, int backlog) throws IOException {
        for (int next = port + 1; next < port + TRIES; next++) {
            ServerSocket listener = new ServerSocket();
            try {
                listener.bind(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), next), backlog);
                return new Door(listener);
            } catch (IOException taken) {
                listener.close();
            }
        }
        throw new IOException("no free port above " + port);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
