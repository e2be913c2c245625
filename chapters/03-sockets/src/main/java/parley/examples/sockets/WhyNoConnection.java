// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Refused, timed out, unreachable: says why.
///
/// Arguments: `[host port]` to try; without any, a port of this computer where nobody listens and
/// one where nobody accepts.
final class WhyNoConnection {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SMALLEST_BACKLOG = 1;
    private static final int MOST_CLIENTS = 20;

    private WhyNoConnection() {}

    static void main(String[] args) {
        Launch.run(() -> {
            if (args.length == 2) {
                tell(new InetSocketAddress(args[0], Launch.port(args[1])));
            } else {
                nobodyListens();
                nobodyAccepts();
            }
        });
    }

    private static void tell(InetSocketAddress address) {
        try (Socket socket = connect(address)) {
            IO.println(address + ": connected from port " + socket.getLocalPort());
        } catch (IOException e) {
            IO.println(address + ": " + explain(e, address));
        }
    }

    // --8<-- [start:connect]
    private static Socket connect(InetSocketAddress address)
            throws IOException {
        var socket = new Socket();
        try {
            socket.connect(address, (int) PATIENCE.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
    // --8<-- [end:connect]

    // --8<-- [start:explain]
    private static String explain(IOException why, InetSocketAddress to) {
        if (to.isUnresolved()) return "unknown name: mistyped, or no DNS";
        return switch (why) {
            case SocketTimeoutException e -> "timed out: nothing came back."
                    + " Switched off, a firewall, or too busy to accept";
            case NoRouteToHostException e -> "unreachable: no way there";
            case ConnectException e -> "refused: the computer is there,"
                    + " but no program listens on that port";
            case SocketException e -> "no way there: " + e.getMessage();
            default -> why.toString();
        };
    }
    // --8<-- [end:explain]

    private static void nobodyListens() throws IOException {
        int port;
        try (var server = new ServerSocket(0, SMALLEST_BACKLOG, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        tell(Launch.loopback(port));
    }

    /// Fills the queue of a server that accepts nobody, then tries once more.
    private static void nobodyAccepts() throws IOException {
        List<Socket> queued = new ArrayList<>();
        try (var server = new ServerSocket(0, SMALLEST_BACKLOG, InetAddress.getLoopbackAddress())) {
            var address = Launch.loopback(server.getLocalPort());
            while (queued.size() < MOST_CLIENTS) queued.add(connect(address));
            IO.println(address + ": this system queued " + MOST_CLIENTS + " connections");
        } catch (IOException e) {
            IO.println("After " + queued.size() + " connections that nobody accepted: "
                    + explain(e, Launch.loopback(0)));
        } finally {
            for (Socket socket : queued) socket.close();
        }
    }
}
