// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// Tells the date and time: a server in six steps.
///
/// Try it with `./course java` and `TimeClient`, with `Telnet`, or with `telnet 127.0.0.1 6789`.
final class TimeServer {
    private static final int PORT = 6789;
    private static final int BACKLOG = 512;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private TimeServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, TimeServer::serve);
    }

    static void serve(int port) throws IOException {
        // --8<-- [start:six-steps]
        var here = InetAddress.getLoopbackAddress();
        // 1 open a socket, 2 bind it to a port, 3 listen
        try (var server = new ServerSocket(port, BACKLOG, here)) {
            IO.println("Time server on port " + server.getLocalPort());
            while (true) {
                Socket client = server.accept(); // 4 wait for a client
                answer(client);                  // 5 talk, 6 hang up
            }
        }
        // --8<-- [end:six-steps]
    }

    // --8<-- [start:answer]
    private static void answer(Socket accepted) {
        try (Socket client = accepted) {
            IO.println("Asked by " + client.getRemoteSocketAddress());
            String now = LocalDateTime.now().format(FORMAT) + "\r\n";
            client.getOutputStream().write(now.getBytes(UTF_8));
        } catch (IOException e) {
            IO.println("Lost a client: " + e.getMessage());
        }
    }
    // --8<-- [end:answer]
}
