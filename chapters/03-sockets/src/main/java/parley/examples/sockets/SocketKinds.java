// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;

/// One socket of each kind that the JDK has.
///
/// Family (IPv4, IPv6, Unix) times type (stream, datagram). The JDK has no raw sockets and no Unix
/// datagrams.
final class SocketKinds {
    /// Creates a socket of a type for a family.
    private interface Opener {
        NetworkChannel open(ProtocolFamily family) throws IOException;
    }

    private SocketKinds() {}

    static void main(String[] args) {
        Launch.run(() -> {
            // --8<-- [start:kinds]
            for (var family : StandardProtocolFamily.values()) {
                show(family, "stream", ServerSocketChannel::open);
                show(family, "datagram", DatagramChannel::open);
            }
            // --8<-- [end:kinds]
        });
    }

    // --8<-- [start:show]
    private static void show(ProtocolFamily family, String type,
            Opener opener) throws IOException {
        String result;
        try (NetworkChannel socket = opener.open(family)) {
            socket.bind(null); // null: any free address
            result = "bound to " + forget(socket.getLocalAddress());
        } catch (UnsupportedOperationException e) {
            result = "not to be had";
        }
        IO.println(String.format("%-5s %-8s %s", family, type, result));
    }
    // --8<-- [end:show]

    /// The address of a Unix domain socket is a file, which stays when the socket is closed.
    private static SocketAddress forget(SocketAddress address) throws IOException {
        if (address instanceof UnixDomainSocketAddress file) Files.deleteIfExists(file.getPath());
        return address;
    }
}
