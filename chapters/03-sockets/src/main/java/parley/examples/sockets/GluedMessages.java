// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A, B and C arrive in order, and glued together.
///
/// Then the same over the same wire, but with a line end after each: an agreement that the reader
/// can use.
final class GluedMessages {
    private static final int BUFFER_BYTES = 1024;

    private GluedMessages() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                plain(server);
                lines(server);
            }
        });
    }

    private static void plain(ServerSocket server) throws IOException {
        try (Socket sender = call(server); Socket receiver = server.accept()) {
            // --8<-- [start:plain]
            write(sender, "A");
            write(sender, "B");
            write(sender, "C");
            sender.shutdownOutput();
            IO.println("three writes, received by reads of up to 1024:");
            InputStream in = receiver.getInputStream();
            var buffer = new byte[BUFFER_BYTES];
            int count;
            while ((count = in.read(buffer)) >= 0) {
                IO.println("  " + new String(buffer, 0, count, US_ASCII));
            }
            // --8<-- [end:plain]
        }
    }

    private static void lines(ServerSocket server) throws IOException {
        try (Socket sender = call(server); Socket receiver = server.accept()) {
            // --8<-- [start:lines]
            for (String word : new String[] {"A", "B", "C"}) {
                write(sender, word + "\n");
            }
            sender.shutdownOutput();
            IO.println("the same, but each ends its line:");
            var in = receiver.getInputStream();
            new String(in.readAllBytes(), US_ASCII).lines()
                    .forEach(message -> IO.println("  " + message));
            // --8<-- [end:lines]
        }
    }

    private static Socket call(ServerSocket server) throws IOException {
        return new Socket(server.getInetAddress(), server.getLocalPort());
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
