// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/// Spot the bug: the client receives rubbish.
///
/// The server means to answer with the client's own word. Question: it compiles and nothing fails.
/// So what is `word` when it meets the `+`? The answer is in `MendedTextAndBytes`.
final class BugTextAndBytes {
    private BugTextAndBytes() {}

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

    // --8<-- [start:bug]
    private static void respond(Socket client) throws IOException {
        var buffer = new byte[1024];
        int count = client.getInputStream().read(buffer);
        byte[] word = Arrays.copyOf(buffer, count);
        String response = "response: " + word;
        client.getOutputStream().write(response.getBytes(UTF_8));
    }
    // --8<-- [end:bug]
}
