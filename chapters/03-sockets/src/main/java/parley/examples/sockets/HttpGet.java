// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Fetches a page over HTTP/1.0 by hand.
///
/// It prints request and response as they are on the wire. Arguments: `[host] [port] [path]`;
/// usually our own `TinyHttpServer`.
final class HttpGet {
    private static final int PORT = 8000;
    private static final int CHUNK_BYTES = 16_384;
    private static final int MOST_BYTES = 1_000_000;

    private HttpGet() {}

    static void main(String[] args) {
        Launch.run(() -> {
            String host = args.length > 0 ? args[0] : "127.0.0.1";
            int port = args.length > 1 ? Launch.port(args[1]) : PORT;
            String path = args.length > 2 ? args[2] : "/index.html";
            byte[] response = get(new InetSocketAddress(host, port), path);
            IO.print(new String(response, UTF_8));
        });
    }

    // --8<-- [start:get]
    static byte[] get(InetSocketAddress address, String path)
            throws IOException {
        try (var server = new Socket()) {
            server.connect(address);
            String request = "GET " + path + " HTTP/1.0\r\n"
                    + "Host: " + address.getHostString() + "\r\n"
                    + "\r\n";
            IO.print(request);
            server.getOutputStream().write(request.getBytes(US_ASCII));
            return readChunks(server);
        }
    }
    // --8<-- [end:get]

    // --8<-- [start:chunks]
    private static byte[] readChunks(Socket server) throws IOException {
        var all = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK_BYTES];
        int count;
        while ((count = server.getInputStream().read(chunk)) >= 0) {
            all.write(chunk, 0, count);
            if (all.size() > MOST_BYTES) throw new IOException("too long");
        }
        return all.toByteArray();
    }
    // --8<-- [end:chunks]
}
