// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Answer to `BugNoNewline`: a line has an end.
///
/// `readLine` returns when the end of the line has arrived, so send it. Send LF or CR LF as the
/// protocol says, never what `println` takes from the system it runs on.
final class MendedNoNewline {
    private MendedNoNewline() {}

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

    // --8<-- [start:mended]
    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    }
    // --8<-- [end:mended]
}
