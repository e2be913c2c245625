// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Prints what it is sent: a client in three steps.
///
/// Its server is `FiveStepsServer`.
final class ThreeStepsClient {
    private static final int PORT = 1234;
    private static final int BUFFER_BYTES = 1024;

    private ThreeStepsClient() {}

    static void main(String[] args) {
        Launch.client(args, PORT, ThreeStepsClient::listen);
    }

    // --8<-- [start:three-steps]
    static void listen(InetSocketAddress address) throws IOException {
        try (var server = new Socket()) {       // 1 create
            server.connect(address);            // 2 connect
            var in = server.getInputStream();
            var buffer = new byte[BUFFER_BYTES];
            int count;
            while ((count = in.read(buffer)) >= 0) { // 3 receive
                System.out.write(buffer, 0, count);
                System.out.flush();
            }
            IO.println("The server hung up.");
        }
    }
    // --8<-- [end:three-steps]
}
