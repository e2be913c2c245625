// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;

/// Spot the bug: tidy streams, and no answer gets out.
///
/// Every stream is closed with care. Question: the reader is not needed any more, so why not close
/// it? The answer is in `MendedClosedStream`.
final class BugClosedStream {
    private BugClosedStream() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var pair = SocketPair.connect()) {
                pair.client().getOutputStream().write("hello\n".getBytes(UTF_8));
                answer(pair.server());
                var in = new InputStreamReader(pair.client().getInputStream(), UTF_8);
                IO.println("received: " + new BufferedReader(in).readLine());
            } catch (SocketException e) {
                IO.println("the answer cannot be sent: " + e.getMessage());
            }
        });
    }

    // --8<-- [start:bug]
    private static void answer(Socket client) throws IOException {
        String line;
        try (var in = new BufferedReader(new InputStreamReader(
                client.getInputStream(), UTF_8))) {
            line = in.readLine();
        }
        String answer = "you said " + line + "\n";
        client.getOutputStream().write(answer.getBytes(UTF_8));
    }
    // --8<-- [end:bug]
}
