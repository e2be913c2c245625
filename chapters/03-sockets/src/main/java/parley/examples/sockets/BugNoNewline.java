// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Spot the bug: all bytes are here, `readLine` waits.
///
/// Question: what does `readLine` wait for? The answer is in `MendedNoNewline`.
final class BugNoNewline {
    private BugNoNewline() {}

    static void main(String[] args) {
        Launch.run(() -> {
            try (var pair = SocketPair.connect()) {
                say(pair.client(), "hello");
                IO.println("received: " + hear(pair.server()));
            } catch (SocketTimeoutException e) {
                IO.println("received: nothing for half a second");
            }
        });
    }

    private static String hear(Socket from) throws IOException {
        var in = new InputStreamReader(from.getInputStream(), UTF_8);
        return new BufferedReader(in).readLine();
    }

    // --8<-- [start:bug]
    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write(line.getBytes(UTF_8));
    }
    // --8<-- [end:bug]
}
