// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/// Says "Hello World" and gets two messages in one.
///
/// The server wrote "Hello Yourself" and "Goodbye"; nothing says where one ends.
final class HelloYourselfClient {
    private static final int PORT = 15000;
    private static final int MOST_BYTES = 1024;

    private HelloYourselfClient() {}

    static void main(String[] args) {
        Launch.client(args, PORT, HelloYourselfClient::talk);
    }

    // --8<-- [start:talk]
    static void talk(InetSocketAddress server) throws IOException {
        try (var channel = SocketChannel.open(server)) {
            IO.println("my ephemeral end: " + channel.getLocalAddress());
            int sent = channel.write(UTF_8.encode("Hello World"));
            IO.println("sent " + sent + " bytes");
            var in = channel.socket().getInputStream();
            byte[] answer = in.readNBytes(MOST_BYTES);
            IO.println("received " + answer.length + " bytes: "
                    + new String(answer, UTF_8));
        }
    }
    // --8<-- [end:talk]
}
