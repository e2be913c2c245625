// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Host and port, twice: what names a connection.
///
/// An endpoint is a host and a port. A connection is a pair of endpoints; the client's port is
/// *ephemeral*: the system picks a free one for the time of the connection.
final class Endpoints {
    private Endpoints() {}

    // --8<-- [start:record]
    /// A place to connect to: a name or an address, and a port.
    record Endpoint(String host, int port) {
        InetSocketAddress resolve() throws IOException {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        }

        @Override
        public String toString() {
            boolean v6 = host.contains(":");
            return (v6 ? "[" + host + "]" : host) + ":" + port;
        }
    }
    // --8<-- [end:record]

    static void main(String[] args) {
        Launch.run(() -> {
            spell();
            connectTwice();
        });
    }

    private static void spell() throws IOException {
        // --8<-- [start:spell]
        var v4 = new Endpoint("127.0.0.1", 6789);
        var v6 = new Endpoint("::1", 6789);
        IO.println(v4 + " is " + v4.resolve());
        IO.println(v6 + " is " + v6.resolve());
        var name = InetSocketAddress.createUnresolved("parley.test", 80);
        IO.println("only a name so far: " + name);
        // --8<-- [end:spell]
    }

    private static void connectTwice() throws IOException {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var here = server.getLocalSocketAddress();
            try (Socket one = connect(server); Socket two = connect(server)) {
                // --8<-- [start:pairs]
                IO.println("the server listens on " + here);
                for (Socket socket : new Socket[] {one, two}) {
                    IO.println("  " + socket.getLocalSocketAddress()
                            + " -> " + socket.getRemoteSocketAddress());
                }
                IO.println("Same server, same port; the clients' ports "
                        + "tell the connections apart.");
                // --8<-- [end:pairs]
            }
        }
    }

    private static Socket connect(ServerSocket server) throws IOException {
        return new Socket(server.getInetAddress(), server.getLocalPort());
    }
}
