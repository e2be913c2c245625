// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The doctor's look at the network: this computer talks to itself, as every lab does.
final class DoctorNetwork {
    private static final int LIMIT_MILLIS = 2000;
    private static final int BOOK_PORT = 8000;
    private static final byte[] V6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private DoctorNetwork() {
    }

    static List<DoctorCheck> checks() throws UnknownHostException {
        var v4 = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var checks = new ArrayList<DoctorCheck>();
        checks.add(loopbackV4(v4));
        checks.add(loopbackV6(InetAddress.getByAddress(V6_LOOPBACK)));
        checks.add(port(v4));
        checks.add(firewall());
        return checks;
    }

    private static DoctorCheck loopbackV4(InetAddress address) {
        try {
            tcp(address);
            udp(address);
            return DoctorCheck.ok("IPv4", "TCP and UDP on 127.0.0.1 work.");
        } catch (IOException trouble) {
            return DoctorCheck.bad("IPv4", "127.0.0.1 does not work: " + trouble.getMessage(),
                    "Every lab needs it. Look at your firewall or VPN: allow Java on loopback.");
        }
    }

    private static DoctorCheck loopbackV6(InetAddress address) {
        try {
            tcp(address);
            return DoctorCheck.ok("IPv6", "TCP on ::1 works.");
        } catch (IOException trouble) {
            return DoctorCheck.note("IPv6", "::1 does not work: " + trouble.getMessage(),
                    "No lab needs it; an example that shows it says so.");
        }
    }

    /// A byte goes from one end of a connection to the other.
    private static void tcp(InetAddress address) throws IOException {
        try (var server = new ServerSocket(0, 1, address); var client = new Socket()) {
            server.setSoTimeout(LIMIT_MILLIS);
            client.connect(server.getLocalSocketAddress(), LIMIT_MILLIS);
            try (var accepted = server.accept()) {
                accepted.setSoTimeout(LIMIT_MILLIS);
                client.getOutputStream().write('!');
                if (accepted.getInputStream().read() != '!') {
                    throw new IOException("a byte got lost");
                }
            }
        }
    }

    private static void udp(InetAddress address) throws IOException {
        try (var receiver = new DatagramSocket(new InetSocketAddress(address, 0));
                var sender = new DatagramSocket(new InetSocketAddress(address, 0))) {
            receiver.setSoTimeout(LIMIT_MILLIS);
            sender.send(new DatagramPacket(new byte[1], 1, receiver.getLocalSocketAddress()));
            receiver.receive(new DatagramPacket(new byte[1], 1));
        }
    }

    private static DoctorCheck port(InetAddress address) {
        try (var server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(address, BOOK_PORT));
            return DoctorCheck.ok("Ports", "8000 is free for the book; labs take any free one.");
        } catch (IOException used) {
            return DoctorCheck.note("Ports", "8000 is used by another program.",
                    "./course book takes the next free one, or say: ./course book --port 9000");
        }
    }

    private static DoctorCheck firewall() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return DoctorCheck.ok("Firewall", "asks nothing here: labs stay on this computer.");
        }
        return DoctorCheck.note("Firewall", "may ask whether Java may accept connections.",
                "Either answer will do: labs stay on this computer.");
    }
}
