// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Answer to `BugInlineAccept`: a thread per client.
///
/// Nothing slow belongs in the accept loop. A virtual thread that waits costs about a kilobyte, so
/// there is room for a great many.
final class MendedInlineAccept {
    private MendedInlineAccept() {}

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

    // --8<-- [start:mended]
    private static void acceptAll(ServerSocket server) {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> echo(client));
            }
        } catch (IOException e) {
            // The server socket was closed: that ends the loop.
        }
    }
    // --8<-- [end:mended]
}
