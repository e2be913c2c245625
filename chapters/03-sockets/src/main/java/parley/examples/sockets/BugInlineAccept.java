// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Spot the bug: the second client gets no answer.
///
/// The first client says nothing, and keeps its connection. Question: who calls `accept` while the
/// first client is being served? The answer is in `MendedInlineAccept`.
final class BugInlineAccept {
    private BugInlineAccept() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
                Thread.startVirtualThread(() -> acceptAll(server));
                try (Socket silent = connect(server); Socket second = connect(server)) {
                    IO.println("the second client received: " + ask(second));
                }
            }
        });
    }

    private static Socket connect(ServerSocket server) throws IOException {
        var socket = new Socket(server.getInetAddress(), server.getLocalPort());
        socket.setSoTimeout((int) SocketPair.PATIENCE.toMillis());
        return socket;
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write('?');
        try {
            return Character.toString(socket.getInputStream().read());
        } catch (SocketTimeoutException e) {
            return "nothing for half a second";
        }
    }

    private static void echo(Socket accepted) {
        try (Socket client = accepted) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }

    // --8<-- [start:bug]
    private static void acceptAll(ServerSocket server) {
        try {
            while (true) echo(server.accept());
        } catch (IOException e) {
            // The server socket was closed: that ends the loop.
        }
    }
    // --8<-- [end:bug]
}
