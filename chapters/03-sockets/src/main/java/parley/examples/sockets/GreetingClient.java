// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;

/// Prints a server's greeting, as bytes and as text.
///
/// What travels is bytes. They become text only when somebody who knows the charset decodes them.
final class GreetingClient {
    private static final int PORT = 12345;
    private static final int BUFFER_BYTES = 1024;

    private GreetingClient() {}

    static void main(String[] args) {
        Launch.client(args, PORT, GreetingClient::call);
    }

    // --8<-- [start:call]
    static void call(InetSocketAddress address) throws IOException {
        try (var server = new Socket()) {
            server.connect(address);
            var buffer = new byte[BUFFER_BYTES];
            int count = server.getInputStream().read(buffer);
            if (count < 0) throw new IOException("no greeting came");
            show(Arrays.copyOf(buffer, count));
        }
    }
    // --8<-- [end:call]

    // --8<-- [start:show]
    private static void show(byte[] greeting) {
        IO.println(greeting.length + " bytes");
        IO.println("printed as an object: " + greeting);
        IO.println("printed as bytes, in hex:");
        IO.println(HexFormat.ofDelimiter(" ").formatHex(greeting));
        IO.print("printed as text: " + new String(greeting, UTF_8));
    }
    // --8<-- [end:show]
}
