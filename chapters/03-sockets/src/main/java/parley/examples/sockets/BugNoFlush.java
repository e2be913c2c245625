// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Spot the bug: a whole line is written, none arrives.
///
/// Question: where are the bytes now? The answer is in `MendedNoFlush`.
final class BugNoFlush {
    private BugNoFlush() {}

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
        var out = new BufferedWriter(
                new OutputStreamWriter(to.getOutputStream(), UTF_8));
        out.write(line + "\n");
    }
    // --8<-- [end:bug]
}
