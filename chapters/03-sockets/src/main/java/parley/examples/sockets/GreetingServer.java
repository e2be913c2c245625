// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Greets everybody and hangs up: the leak is cured.
///
/// Two `try` blocks with resources do it: one owns the listening socket, one owns each accepted
/// socket.
final class GreetingServer {
    private static final int PORT = 12345;
    private static final int BACKLOG = 5;
    private static final String GREETING = "Thank you for connecting\n";

    private GreetingServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, GreetingServer::serve);
    }

    // --8<-- [start:listen]
    static void serve(int port) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(port, BACKLOG, here)) {
            IO.println("Listening on port " + server.getLocalPort());
            while (true) greet(server.accept());
        }
    }
    // --8<-- [end:listen]

    // --8<-- [start:greet]
    private static void greet(Socket accepted) {
        try (Socket client = accepted) {
            IO.println("Hello, " + client.getRemoteSocketAddress());
            client.getOutputStream().write(GREETING.getBytes(UTF_8));
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:greet]
}
