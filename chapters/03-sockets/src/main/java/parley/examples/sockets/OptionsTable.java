// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;

/// The socket options, their values here, their effect.
final class OptionsTable {
    private OptionsTable() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                IO.println("the listening socket");
                print(server);
                IO.println("the client's socket");
                print(client);
            }
        });
    }

    private static void print(ServerSocket socket) throws IOException {
        // --8<-- [start:server]
        row(StandardSocketOptions.SO_REUSEADDR, socket.getReuseAddress(),
                "may listen while old connections linger");
        row(StandardSocketOptions.SO_RCVBUF, socket.getReceiveBufferSize(),
                "bytes the system keeps until you read them");
        row("time-out of accept", socket.getSoTimeout(),
                "ms that accept waits; 0 is for ever");
        // --8<-- [end:server]
    }

    private static void print(Socket socket) throws IOException {
        // --8<-- [start:client]
        row(StandardSocketOptions.TCP_NODELAY, socket.getTcpNoDelay(),
                "true: small writes leave at once (see small-writes)");
        row(StandardSocketOptions.SO_KEEPALIVE, socket.getKeepAlive(),
                "true: asks an idle peer, after about two hours");
        row(StandardSocketOptions.SO_LINGER, socket.getSoLinger(),
                "-1: close returns at once; 0: close resets");
        row("time-out of read", socket.getSoTimeout(),
                "ms that read waits; 0 is for ever");
        // --8<-- [end:client]
        row(StandardSocketOptions.SO_REUSEADDR, socket.getReuseAddress(),
                "as above; matters before bind only");
        row(StandardSocketOptions.SO_RCVBUF, socket.getReceiveBufferSize(),
                "bytes waiting to be read");
        row(StandardSocketOptions.SO_SNDBUF, socket.getSendBufferSize(),
                "bytes waiting to be sent");
    }

    private static void row(SocketOption<?> option, Object value, String effect) {
        row(option.name(), value, effect);
    }

    private static void row(String name, Object value, String effect) {
        IO.println(String.format("  %-18s %-8s %s", name, value, effect));
    }
}
