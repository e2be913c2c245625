// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Three ways to lose a peer, and how a read shows each.
///
/// The end, a reset, nothing at all. `isConnected()` stays true in all three: it tells what this
/// socket did, not how the peer is.
final class EndResetSilence {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /// What the peer does when it has had enough.
    private interface Farewell {
        void say(Socket peer) throws IOException;
    }

    private EndResetSilence() {}

    static void main(String[] args) {
        Launch.run(() -> {
            // --8<-- [start:farewells]
            show("it closes:    ", peer -> peer.close());
            show("it resets:    ", peer -> {
                peer.setSoLinger(true, 0); // close without goodbye
                peer.close();
            });
            show("it is silent: ", peer -> { });
            // --8<-- [end:farewells]
        });
    }

    private static void show(String name, Farewell farewell) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var ours = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket peer = server.accept()) {
            farewell.say(peer);
            IO.println(name + read(ours) + ", isConnected() is " + ours.isConnected());
        }
    }

    // --8<-- [start:read]
    private static String read(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        try {
            return "read returns " + socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            return "nothing for " + PATIENCE.toMillis() + " ms";
        } catch (IOException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
    // --8<-- [end:read]
}
