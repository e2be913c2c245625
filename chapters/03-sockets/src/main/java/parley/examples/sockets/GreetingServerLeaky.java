// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Greets everybody and never hangs up: what piles up?
///
/// Every accepted connection stays open on our side, so each client costs one file descriptor until
/// the garbage collector happens to find the forgotten object. `GreetingServer` is the cure,
/// `LeakShown` counts. On Linux, `ls -l /proc/PID/fd` shows the pile; on macOS, `lsof -p PID`.
final class GreetingServerLeaky {
    private static final int PORT = 12345;
    private static final int BACKLOG = 5;
    private static final byte[] GREETING = "Thank you for connecting\n".getBytes(UTF_8);

    private GreetingServerLeaky() {}

    static void main(String[] args) {
        Launch.server(args, PORT, GreetingServerLeaky::serve);
    }

    static void serve(int port) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        // --8<-- [start:loop]
        var server = new ServerSocket(port, BACKLOG, here);
        IO.println("Listening on port " + server.getLocalPort());
        while (true) {
            Socket client = server.accept();
            IO.println("Hello, " + client.getRemoteSocketAddress());
            client.getOutputStream().write(GREETING);
        }
        // --8<-- [end:loop]
    }
}
