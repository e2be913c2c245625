// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Asks for the time: with one read, and until the end.
final class TimeClient {
    private static final int PORT = 6789;
    private static final int BUFFER_BYTES = 1024;
    private static final int MOST_BYTES = 100;

    private TimeClient() {}

    static void main(String[] args) {
        Launch.client(args, PORT, server -> {
            IO.println("one read:      " + oneRead(server).strip());
            IO.println("until the end: " + untilTheEnd(server).strip());
        });
    }

    // --8<-- [start:one-read]
    static String oneRead(InetSocketAddress address) throws IOException {
        try (var server = new Socket()) {
            server.connect(address);
            var buffer = new byte[BUFFER_BYTES];
            int count = server.getInputStream().read(buffer);
            return new String(buffer, 0, Math.max(count, 0), UTF_8);
        }
    }
    // --8<-- [end:one-read]

    // --8<-- [start:until-the-end]
    static String untilTheEnd(InetSocketAddress address)
            throws IOException {
        try (var server = new Socket()) {
            server.connect(address);
            byte[] all = server.getInputStream().readNBytes(MOST_BYTES);
            return new String(all, UTF_8);
        }
    }
    // --8<-- [end:until-the-end]
}
