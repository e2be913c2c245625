// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;

/// Spot the bug: the peer left, and the client spins.
///
/// Question: what does `read` return once the stream has ended, and when does this loop stop by
/// itself? (It would not; ours gives up after 100,000 turns.) The answer is in `MendedIgnoresEnd`.
final class BugIgnoresEnd {
    private static final int ENOUGH = 100_000;

    private BugIgnoresEnd() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var pair = SocketPair.connect()) {
                pair.server().getOutputStream().write("bye".getBytes(UTF_8));
                pair.server().close();
                IO.println(listen(pair.client()));
            }
        });
    }

    // --8<-- [start:bug]
    private static String listen(Socket server) throws IOException {
        var buffer = new byte[1024];
        int turns = 0;
        while (turns < ENOUGH) {
            server.getInputStream().read(buffer);
            turns++;
        }
        return "received " + turns + " times";
    }
    // --8<-- [end:bug]
}
