// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/// Sends a client what you type: a server in five steps.
///
/// Each step is a line of its own. Start `ThreeStepsClient` in a second terminal. End the input
/// (Ctrl+D, on Windows Ctrl+Z and Enter) to hang up.
final class FiveStepsServer {
    private static final int PORT = 1234;
    private static final int BACKLOG = 2;

    private FiveStepsServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, FiveStepsServer::serve);
    }

    // --8<-- [start:five-steps]
    static void serve(int port) throws IOException {
        try (var server = new ServerSocket()) {          // 1 create
            server.bind(Launch.loopback(port), BACKLOG); // 2 bind, 3 listen
            IO.println("Waiting on port " + server.getLocalPort());
            try (Socket client = server.accept()) {      // 4 accept
                IO.println("Here is " + client.getRemoteSocketAddress());
                sendWhatIsTyped(client);                 // 5 send
            }
        }
    }
    // --8<-- [end:five-steps]

    // --8<-- [start:prompt]
    private static void sendWhatIsTyped(Socket client) throws IOException {
        var out = client.getOutputStream();
        String line;
        while ((line = IO.readln(">> ")) != null) {
            String message = "response: " + line + "\n";
            out.write(message.getBytes(UTF_8));
        }
        IO.println("Hanging up.");
    }
    // --8<-- [end:prompt]
}
