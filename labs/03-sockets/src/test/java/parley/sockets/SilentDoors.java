// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Ports that answer nobody: somebody listens, never accepts, and all places in the backlog are
/// taken. Linux and macOS let the next client wait. A system that refuses it instead answers
/// quickly, and the tests that use this see less there.
record SilentDoors(List<Door> doors, List<SocketChannel> waiting) implements AutoCloseable {
    private static final int BACKLOG = 1;
    /// Systems let in one or two more than the backlog says.
    private static final int CLIENTS = BACKLOG + 3;

    /// Opens some, at ports that lie close together.
    static SilentDoors open(int count) throws IOException {
        SilentDoors silent = new SilentDoors(new ArrayList<>(), new ArrayList<>());
        try {
            for (int i = 0; i < count; i++) silent.add();
            return silent;
        } catch (IOException e) {
            silent.close();
            throw e;
        }
    }

    private void add() throws IOException {
        Door door = doors.isEmpty() ? Door.open(BACKLOG) : Door.openAbove(last(), BACKLOG);
        doors.add(door);
        for (int i = 0; i < CLIENTS; i++) {
            SocketChannel client = SocketChannel.open();
            waiting.add(client);
            client.configureBlocking(false);
            client.connect(door.listener().getLocalSocketAddress());
        }
    }

    int first() {
        return doors.getFirst().port();
    }

    int last() {
        return doors.getLast().port();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel client : waiting) client.close();
        for (Door door : doors) door.close();
    }
}
