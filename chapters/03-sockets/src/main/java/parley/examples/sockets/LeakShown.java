// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// Counts the sockets that a leaky server leaves open.
///
/// It asks each side of each connection whether it was closed; where the system can say it, it also
/// prints the process's open files, because a socket is one.
final class LeakShown {
    private static final int CLIENTS = 100;

    private LeakShown() {}

    static void main(String[] args) {
        Launch.run(LeakShown::compare);
    }

    static void compare() throws IOException {
        count("leaky server", false);
        count("tidy server ", true);
    }

    // --8<-- [start:count]
    private static void count(String name, boolean closes)
            throws IOException {
        var accepted = new ArrayList<Socket>();
        try (var server = listen()) {
            for (int i = 0; i < CLIENTS; i++) {
                accepted.add(visit(server, closes));
            }
            long open = accepted.stream()
                    .filter(socket -> !socket.isClosed()).count();
            IO.println(name + ": " + CLIENTS + " clients came and went, "
                    + open + " sockets are open" + openFiles());
        }
        closeAll(accepted);
    }
    // --8<-- [end:count]

    /// One client comes and goes. Returns the server's end of that connection.
    private static Socket visit(ServerSocket server, boolean closes) throws IOException {
        try (var client = new Socket()) {
            client.connect(server.getLocalSocketAddress());
            Socket ours = server.accept();
            ours.getOutputStream().write('!');
            client.getInputStream().read();
            if (closes) ours.close();
            return ours;
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    // --8<-- [start:files]
    private static String openFiles() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix
                ? ", open files: " + unix.getOpenFileDescriptorCount()
                : "";
    }
    // --8<-- [end:files]

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) socket.close();
    }
}
