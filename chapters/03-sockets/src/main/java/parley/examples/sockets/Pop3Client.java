// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Fetches letters over POP3 and prints the dialogue.
///
/// Arguments: `[host] [port]`; usually our own `Pop3Fake`.
final class Pop3Client {
    private static final int PORT = 1110;

    private Pop3Client() {}

    static void main(String[] args) {
        Launch.client(args, PORT, Pop3Client::visit);
    }

    static void visit(InetSocketAddress address) throws IOException {
        var socket = new Socket();
        socket.connect(address);
        // --8<-- [start:visit]
        try (var server = new Dialogue(socket)) {
            expect(server);
            ask(server, "USER ada");
            ask(server, "PASS secret");
            ask(server, "STAT");
            ask(server, "RETR 1");
            showLetter(server);
            ask(server, "RETR 2");
            showLetter(server);
            ask(server, "QUIT");
        }
        // --8<-- [end:visit]
    }

    // --8<-- [start:ask]
    private static void ask(Dialogue server, String command)
            throws IOException {
        IO.println("> " + command);
        server.say(command);
        expect(server);
    }

    private static void expect(Dialogue server) throws IOException {
        String line = server.hear();
        IO.println("< " + line);
        if (!line.startsWith("+OK")) throw new IOException(line);
    }
    // --8<-- [end:ask]

    // --8<-- [start:letter]
    private static void showLetter(Dialogue server) throws IOException {
        String line;
        while (!(line = server.hear()).equals(".")) {
            // Of two dots at the start, the first one is packing.
            String text = line.startsWith(".") ? line.substring(1) : line;
            IO.println(text.isEmpty() ? "" : "  " + text);
        }
    }
    // --8<-- [end:letter]
}
