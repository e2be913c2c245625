// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/// Sends a text to an echo server: TCP, UDP or Unix.
///
/// Arguments: `tcp|udp|unix [port or path] [text]`.
final class EchoClient {
    private static final String USUAL_PORT = "7007";
    private static final String USUAL_TEXT = "Hello, echo";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST_DATAGRAM_BYTES = 65_507;

    private EchoClient() {}

    static void main(String[] args) {
        Launch.run(() -> {
            String kind = args.length > 0 ? args[0] : "tcp";
            byte[] text = (args.length > 2 ? args[2] : USUAL_TEXT).getBytes(UTF_8);
            byte[] echo = switch (kind) {
                case "tcp" -> overTcp(Launch.port(at(args, USUAL_PORT)), text);
                case "udp" -> overUdp(Launch.port(at(args, USUAL_PORT)), text);
                case "unix" -> overUnix(at(args, EchoUnixServer.USUAL_PATH.toString()), text);
                default -> throw new IllegalArgumentException(
                        "Say tcp, udp or unix, not \"" + kind + "\".");
            };
            IO.println(kind + ": " + echo.length + " bytes came back: " + new String(echo, UTF_8));
        });
    }

    private static String at(String[] args, String usual) {
        return args.length > 1 ? args[1] : usual;
    }

    // --8<-- [start:tcp]
    static byte[] overTcp(int port, byte[] text) throws IOException {
        try (var server = new Socket()) {
            server.connect(Launch.loopback(port));
            server.getOutputStream().write(text);
            return server.getInputStream().readNBytes(text.length);
        }
    }
    // --8<-- [end:tcp]

    // --8<-- [start:udp]
    static byte[] overUdp(int port, byte[] text) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(Launch.loopback(port)); // sends nothing
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.send(new DatagramPacket(text, text.length));
            return receive(socket);
        }
    }
    // --8<-- [end:udp]

    private static byte[] receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[LARGEST_DATAGRAM_BYTES], LARGEST_DATAGRAM_BYTES);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            throw new IOException("no datagram came back: lost on the way, or nobody there", e);
        }
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    // --8<-- [start:unix]
    static byte[] overUnix(String path, byte[] text) throws IOException {
        var address = UnixDomainSocketAddress.of(path);
        try (var server = SocketChannel.open(address)) {
            Channels.newOutputStream(server).write(text);
            return Channels.newInputStream(server).readNBytes(text.length);
        }
    }
    // --8<-- [end:unix]
}
