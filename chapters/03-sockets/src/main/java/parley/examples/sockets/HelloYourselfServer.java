// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Answers "Hello World" and prints what each call says.
///
/// It uses channels because `SocketChannel.write` says how many bytes went out, as `send` does in C
/// and Python; an `OutputStream` writes all or fails. One read for the greeting is enough only
/// because it is short: see `ReadsOnce`.
final class HelloYourselfServer {
    private static final int PORT = 15000;
    private static final int BACKLOG = 5;
    private static final int BUFFER_BYTES = 1024;

    private HelloYourselfServer() {}

    static void main(String[] args) {
        Launch.server(args, PORT, HelloYourselfServer::serve);
    }

    // --8<-- [start:serve]
    static void serve(int port) throws IOException {
        try (var server = ServerSocketChannel.open()) {
            server.bind(Launch.loopback(port), BACKLOG);
            IO.println("bound to port " + server.socket().getLocalPort());
            while (true) {
                IO.println("accept ...");
                talk(server.accept());
            }
        }
    }
    // --8<-- [end:serve]

    // --8<-- [start:talk]
    private static void answer(SocketChannel client) throws IOException {
        IO.println("accept -> " + client.getRemoteAddress());
        var buffer = ByteBuffer.allocate(BUFFER_BYTES);
        int count = client.read(buffer);
        String text = UTF_8.decode(buffer.flip()).toString();
        IO.println("read   -> " + count + " bytes: " + text);
        IO.println("write  -> " + send(client, "Hello Yourself"));
        IO.println("write  -> " + send(client, "Goodbye"));
    }
    // --8<-- [end:talk]

    private static int send(SocketChannel to, String text) throws IOException {
        return to.write(UTF_8.encode(text));
    }

    private static void talk(SocketChannel accepted) {
        try (SocketChannel client = accepted) {
            answer(client);
        } catch (IOException e) {
            IO.println("lost a client: " + e.getMessage());
        }
    }
}
