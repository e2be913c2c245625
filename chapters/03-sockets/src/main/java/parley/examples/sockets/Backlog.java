// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// What the backlog really limits.
///
/// It limits connections that are made before anybody accepts them. The server here accepts nobody
/// for a while. The system connects clients all the same, until its queue is full; what the next
/// one sees differs: Linux and macOS let it wait, Windows refuses. The number is a hint: Linux
/// queues one more than you say.
final class Backlog {
    private static final int BACKLOG = 2;
    private static final int CLIENTS = 5;
    private static final int PATIENCE_MILLIS = 300;

    private Backlog() {}

    static void main(String[] args) {
        Launch.run(Backlog::fill);
    }

    static void fill() throws IOException {
        // --8<-- [start:fill]
        var here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, BACKLOG, here)) {
            IO.println("backlog " + BACKLOG + ", and nobody accepts:");
            var clients = new ArrayList<Socket>();
            for (int i = 1; i <= CLIENTS; i++) {
                connect(server, i, clients);
            }
            IO.println("now the server accepts:");
            for (int i = 0; i < clients.size(); i++) {
                hear(server);
            }
            for (Socket client : clients) client.close();
        }
        // --8<-- [end:fill]
    }

    // --8<-- [start:connect]
    private static void connect(ServerSocket server, int number,
            List<Socket> connected) throws IOException {
        String name = "  client " + number;
        var client = new Socket();
        try {
            client.connect(server.getLocalSocketAddress(), PATIENCE_MILLIS);
            byte[] word = ("I am " + number).getBytes(UTF_8);
            client.getOutputStream().write(word);
            connected.add(client);
            IO.println(name + " is connected and has spoken");
        } catch (IOException e) {
            client.close();
            IO.println(name + " is not: " + e.getMessage());
        }
    }
    // --8<-- [end:connect]

    private static void hear(ServerSocket server) throws IOException {
        try (Socket client = server.accept()) {
            byte[] word = client.getInputStream().readNBytes("I am 1".length());
            IO.println("  heard: " + new String(word, UTF_8));
        }
    }
}
