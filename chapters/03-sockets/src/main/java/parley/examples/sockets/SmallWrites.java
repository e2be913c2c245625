// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/// Times small writes, and what TCP_NODELAY changes.
///
/// Nagle's rule holds the second piece back until the first is acknowledged; the other side delays
/// its acknowledgement, hoping to send it along with an answer. So both wait, for about 40 ms on
/// Linux. Argument: the number of requests.
final class SmallWrites {
    private static final int USUAL_REQUESTS = 50;
    private static final byte[] HEAD = "question:".getBytes(US_ASCII);
    private static final byte[] BODY = "why?".getBytes(US_ASCII);
    private static final int REQUEST_BYTES = HEAD.length + BODY.length;
    private static final double NANOS_PER_MILLI = 1e6;

    /// One way to write a request.
    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private SmallWrites() {}

    static void main(String[] args) {
        Launch.run(() -> {
            int requests = Launch.number(args, USUAL_REQUESTS);
            measure("two writes             ", SmallWrites::inTwo, false, requests);
            measure("two writes, TCP_NODELAY", SmallWrites::inTwo, true, requests);
            measure("one write              ", SmallWrites::inOne, false, requests);
        });
    }

    // --8<-- [start:writes]
    private static void inTwo(OutputStream out) throws IOException {
        out.write(HEAD);
        out.write(BODY);
    }

    private static void inOne(OutputStream out) throws IOException {
        var request = new byte[REQUEST_BYTES];
        System.arraycopy(HEAD, 0, request, 0, HEAD.length);
        System.arraycopy(BODY, 0, request, HEAD.length, BODY.length);
        out.write(request);
    }
    // --8<-- [end:writes]

    private static void measure(String name, Writer writer, boolean noDelay, int requests)
            throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerAll(server));
            try (var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                client.setTcpNoDelay(noDelay);
                long start = System.nanoTime();
                for (int i = 0; i < requests; i++) ask(client, writer);
                double millis = (System.nanoTime() - start) / NANOS_PER_MILLI / requests;
                IO.println(String.format(Locale.ROOT, "%s %6.2f ms a request", name, millis));
            }
        }
    }

    // --8<-- [start:ask]
    private static void ask(Socket server, Writer writer)
            throws IOException {
        writer.write(server.getOutputStream());
        server.getInputStream().read(); // the answer is one byte
    }
    // --8<-- [end:ask]

    private static void answerAll(ServerSocket server) {
        try (Socket client = server.accept()) {
            var in = client.getInputStream();
            while (in.readNBytes(REQUEST_BYTES).length == REQUEST_BYTES) {
                client.getOutputStream().write('!');
            }
        } catch (IOException e) {
            IO.println("Lost the client: " + e.getMessage());
        }
    }
}
