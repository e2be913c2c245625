// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// Starts a test JVM that waits for a debugger.
final class Debugging {
    private Debugging() {
    }

    /// The options; says where the debugger finds the JVM.
    static List<String> options() {
        int port = freePort();
        System.err.printf("""
                The test JVM waits for a debugger on 127.0.0.1, port %d.
                  IntelliJ: Run > Attach to Process, or Remote JVM Debug with that port
                  VS Code:  launch.json: {"type":"java","request":"attach","hostName":"127.0.0.1","port":%d}
                  jdb:      jdb -attach 127.0.0.1:%d
                Nothing has a time limit meanwhile. Ctrl-C gives up.
                """, port, port, port);
        return List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,"
                + "address=127.0.0.1:" + port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
