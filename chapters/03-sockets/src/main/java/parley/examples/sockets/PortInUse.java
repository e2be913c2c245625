// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Provokes "address already in use" in two ways.
///
/// One service per port; and the second time nobody is left who uses it. After a server has closed
/// a connection first, the system keeps that pair of endpoints for a while (TIME-WAIT).
/// `SO_REUSEADDR` lets a restarted server listen all the same.
final class PortInUse {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int SYSTEM_CHOOSES = 0;

    private PortInUse() {}

    static void main(String[] args) {
        Launch.run(() -> {
            twice();
            restart(false);
            restart(true);
        });
    }

    private static void twice() throws IOException {
        // --8<-- [start:twice]
        try (var first = new ServerSocket(0, SYSTEM_CHOOSES, HERE)) {
            int port = first.getLocalPort();
            IO.println("TCP, a second time:   " + listen(port, true));
            try (var udp = new DatagramSocket(port, HERE)) {
                String result = udp.isBound() ? "works" : "fails";
                IO.println("UDP, the same number: " + result);
            }
        }
        // --8<-- [end:twice]
    }

    /// Serves one client, hangs up first, and listens on the same port again.
    private static void restart(boolean reuse) throws IOException {
        int port;
        try (var server = new ServerSocket(0, SYSTEM_CHOOSES, HERE);
                var client = new Socket(HERE, server.getLocalPort())) {
            port = server.getLocalPort();
            server.accept().close();
            client.getInputStream().read();
        }
        IO.println("restart, reuse=" + (reuse ? "true:  " : "false: ") + listen(port, reuse));
    }

    // --8<-- [start:listen]
    private static String listen(int port, boolean reuse)
            throws IOException {
        try (var server = new ServerSocket()) {
            server.setReuseAddress(reuse); // before bind
            server.bind(Launch.loopback(port));
            return "works";
        } catch (BindException e) {
            return e.getMessage();
        }
    }
    // --8<-- [end:listen]
}
