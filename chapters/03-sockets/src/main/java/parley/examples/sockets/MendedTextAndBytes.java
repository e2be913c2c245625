// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/// Answer to `BugTextAndBytes`: bytes must be decoded.
///
/// Bytes become text by decoding, never by adding them to a text. Python refuses to add the two.
/// Java adds what `toString` says of the array: `[B@` and a number.
final class MendedTextAndBytes {
    private MendedTextAndBytes() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var pair = SocketPair.connect()) {
                pair.client().getOutputStream().write("hello".getBytes(UTF_8));
                respond(pair.server());
                pair.server().shutdownOutput();
                byte[] answer = pair.client().getInputStream().readAllBytes();
                IO.println("received: " + new String(answer, UTF_8));
            }
        });
    }

    // --8<-- [start:mended]
    private static void respond(Socket client) throws IOException {
        var buffer = new byte[1024];
        int count = client.getInputStream().read(buffer);
        String word = new String(Arrays.copyOf(buffer, count), UTF_8);
        String response = "response: " + word;
        client.getOutputStream().write(response.getBytes(UTF_8));
    }
    // --8<-- [end:mended]
}
