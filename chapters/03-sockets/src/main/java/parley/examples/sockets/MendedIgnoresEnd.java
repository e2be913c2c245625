// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;

/// Answer to `BugIgnoresEnd`: -1 is the end.
///
/// At the end of the stream `read` returns -1, at once and every time.
final class MendedIgnoresEnd {
    private MendedIgnoresEnd() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var pair = SocketPair.connect()) {
                pair.server().getOutputStream().write("bye".getBytes(UTF_8));
                pair.server().close();
                IO.println(listen(pair.client()));
            }
        });
    }

    // --8<-- [start:mended]
    private static String listen(Socket server) throws IOException {
        var buffer = new byte[1024];
        int turns = 0;
        while (server.getInputStream().read(buffer) >= 0) {
            turns++;
        }
        return "received " + turns + " time, then the end";
    }
    // --8<-- [end:mended]
}
