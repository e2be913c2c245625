// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Finds out which ports accept connections. Any thread.
///
/// Knocking on other people's doors is rude and in many places forbidden, so it scans this machine
/// and private networks only ([RFC 1918](https://www.rfc-editor.org/rfc/rfc1918)). Scan a network
/// only when it is yours.
public final class PortScanner {
    /// How many ports are tried at the same time.
    public static final int AT_ONCE = 64;

    private PortScanner() {}

    /// Tries to connect to each port of a range. Nothing is sent; every connection is closed.
    ///
    /// @param host this machine, or one in a private network
    /// @param first the first port, 1 or more
    /// @param last the last port, not before the first
    /// @param limit how long to wait for each; a port that does not answer is not open
    /// @return the open ports, lowest first
    /// @throws IllegalArgumentException for a public address, an empty range, and a limit that is
    ///     not positive
    /// @throws java.net.UnknownHostException when the name has no address
    public static List<Integer> openPorts(String host, int first, int last, Duration limit)
            throws IOException {
        Sockets.millis(limit);
        if (first < 1 || last < first || last > Endpoint.MAX_PORT)
            throw new IllegalArgumentException("not a range of ports: " + first + " to " + last);
        InetAddress address = new Endpoint(host, first).resolve().getAddress();
        if (!isNear(address))
            throw new IllegalArgumentException("not in your own network: " + host);
        SortedSet<Integer> open = new ConcurrentSkipListSet<>();
        // Closing it waits until all have been tried.
        try (ExecutorService threads = threads()) {
            tryAll(address, first, last, limit, threads, open);
        }
        return List.copyOf(open);
    }

    /// Has the threads try every port of the range, and puts the open ones into the set.
    private static void tryAll(
            InetAddress address, int first, int last, Duration limit,
            ExecutorService threads, SortedSet<Integer> open) {
        for (int port = first; port <= last; port++) {
            if (isOpen(address, port, limit)) open.add(port);
        }
    }

    /// Tries one port.
    private static boolean isOpen(InetAddress address, int port, Duration limit) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), Sockets.millis(limit));
            return !isOwnEcho(socket);
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether the socket is connected to itself. That happens, rarely, when the system gives the
    /// connection the very port that it is going to: then nobody listens there.
    private static boolean isOwnEcho(Socket socket) {
        return socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress());
    }

    private static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress();
    }

    private static ExecutorService threads() {
        return Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("scan-", 1).factory());
    }
}
