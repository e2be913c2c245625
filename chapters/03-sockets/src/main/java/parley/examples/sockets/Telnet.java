// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Our own telnet: from server to screen, keys to server.
///
/// Arguments: `[host] port`. End of input (Ctrl+D, on Windows Ctrl+Z and Enter) closes our
/// direction only.
final class Telnet {
    private static final int PORT = 6789;

    private Telnet() {}

    static void main(String[] args) {
        Launch.client(args, PORT, Telnet::talk);
    }

    // --8<-- [start:talk]
    static void talk(InetSocketAddress address) throws IOException {
        try (var server = new Socket()) {
            server.connect(address);
            Thread.ofPlatform().daemon().start(() -> sendKeys(server));
            server.getInputStream().transferTo(System.out);
            IO.println("Connection closed by the server.");
        }
    }
    // --8<-- [end:talk]

    // --8<-- [start:keys]
    private static void sendKeys(Socket server) {
        try {
            System.in.transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException e) {
            // The server hung up first: talk() has said so.
        }
    }
    // --8<-- [end:keys]
}
