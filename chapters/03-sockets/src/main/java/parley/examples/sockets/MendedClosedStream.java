// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/// Answer to `BugClosedStream`: one owner closes.
///
/// Closing a socket's stream closes the socket. Wrappers around a socket's streams hold nothing but
/// memory. To end your own direction only, use `shutdownOutput`: see `HalfClose`.
final class MendedClosedStream {
    private MendedClosedStream() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var pair = SocketPair.connect()) {
                pair.client().getOutputStream().write("hello\n".getBytes(UTF_8));
                answer(pair.server());
                var in = new InputStreamReader(pair.client().getInputStream(), UTF_8);
                IO.println("received: " + new BufferedReader(in).readLine());
            }
        });
    }

    // --8<-- [start:mended]
    private static void answer(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(
                client.getInputStream(), UTF_8));
        String answer = "you said " + in.readLine() + "\n";
        client.getOutputStream().write(answer.getBytes(UTF_8));
        client.close();
    }
    // --8<-- [end:mended]
}
