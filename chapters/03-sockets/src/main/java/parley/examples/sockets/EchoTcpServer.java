// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Sends everything back over TCP.
///
/// Each client has a virtual thread.
final class EchoTcpServer {
    private static final int PORT = 7007;
    private static final int SYSTEM_CHOOSES = 0;

    private EchoTcpServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, EchoTcpServer::serve);
    }

    // --8<-- [start:serve]
    static void serve(int port) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(port, SYSTEM_CHOOSES, here)) {
            IO.println("TCP echo on port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> echo(client));
            }
        }
    }
    // --8<-- [end:serve]

    // --8<-- [start:echo]
    private static void echo(Socket accepted) {
        try (Socket client = accepted) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:echo]
}
