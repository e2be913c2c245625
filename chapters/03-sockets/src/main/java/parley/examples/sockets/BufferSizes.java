// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Locale;

/// Times receiving with buffers of 1 to 65536 bytes.
///
/// A buffer's size decides how many calls of the system it takes, never how much a message holds.
/// The best of three rounds counts. Argument: how many bytes to send (usually 1,000,000).
final class BufferSizes {
    private static final int USUAL_BYTES = 1_000_000;
    private static final int[] SIZES = {1, 16, 1024, 16_384, 65_536};
    private static final int ROUNDS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private BufferSizes() {}

    static void main(String[] args) {
        Launch.run(() -> {
            int bytes = Launch.number(args, USUAL_BYTES);
            IO.println(bytes + " bytes, received with a buffer of");
            for (int size : SIZES) measure(bytes, size);
        });
    }

    private static void measure(int bytes, int size) throws IOException {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) best = Math.min(best, nanosToReceive(bytes, size));
        IO.println(String.format(Locale.ROOT, "%6d bytes: %8.1f ms", size, best / NANOS_PER_MILLI));
    }

    private static long nanosToReceive(int bytes, int size) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = server.getLocalSocketAddress();
            Thread.startVirtualThread(() -> send(address, bytes));
            try (Socket client = server.accept()) {
                long start = System.nanoTime();
                drain(client.getInputStream(), size);
                return System.nanoTime() - start;
            }
        }
    }

    // --8<-- [start:drain]
    private static void drain(InputStream in, int size) throws IOException {
        var buffer = new byte[size];
        while (in.read(buffer) >= 0) {
            // Each turn is one call of the system.
        }
    }
    // --8<-- [end:drain]

    private static void send(SocketAddress address, int bytes) {
        try (var socket = new Socket()) {
            socket.connect(address);
            socket.getOutputStream().write(new byte[bytes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
