// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

/// Sends every datagram back over UDP.
///
/// There is no accept, no connection and no thread per client.
final class EchoUdpServer {
    private static final int PORT = 7007;
    private static final int LARGEST_DATAGRAM_BYTES = 65_507;

    private EchoUdpServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, EchoUdpServer::serve);
    }

    // --8<-- [start:serve]
    static void serve(int port) throws IOException {
        try (var socket = new DatagramSocket(Launch.loopback(port))) {
            IO.println("UDP echo on port " + socket.getLocalPort());
            var buffer = new byte[LARGEST_DATAGRAM_BYTES];
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet); // now holds length and sender
                socket.send(packet);
            }
        }
    }
    // --8<-- [end:serve]
}
