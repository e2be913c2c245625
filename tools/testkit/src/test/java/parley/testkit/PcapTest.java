// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.sample.ChatServer;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Tshark.Seen;

/// Capture files, read by tshark with every checksum checked.
class PcapTest {
    private static final int SYN = 2;
    private static final int FIN = 1;
    private static final int RST = 4;

    private final Story story = new Story();
    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        story.abandon();
    }

    private Path saved() throws IOException {
        Path file = folder.resolve("test.pcap");
        story.transcript().savePcap(file);
        return file;
    }

    /// The packets of the transcript so far, about none of which tshark complains.
    private List<Seen> flawless() throws Exception {
        List<Seen> packets = Tshark.read(saved());
        assertThat(packets).isNotEmpty()
            .allSatisfy(packet -> assertThat(packet.complaint()).isEmpty());
        return packets;
    }

    private static String payload(List<Seen> packets) {
        return packets.stream().map(Seen::payload).collect(Collectors.joining());
    }

    private static Socket connect(InetSocketAddress server) throws IOException {
        return new Socket(server.getAddress(), server.getPort());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void begins_with_the_header_of_a_capture_file() throws Exception {
        byte[] file = Files.readAllBytes(saved());

        assertThat(HexFormat.of().formatHex(file))
            .isEqualTo("a1b2c3d4" + "00020004" + "00000000" + "00000000" + "0000ffff" + "00000065");
    }

    @Test
    void computes_the_checksum_of_rfc_1071() {
        byte[] example = HexFormat.of().parseHex("0001f203f4f5f6f7");

        assertThat(Packet.checksum(example, example.length)).isEqualTo(0x220d);
        assertThat(Packet.checksum(new byte[] {1}, 1)).isEqualTo(0xFEFF);
    }

    @Test
    void shows_a_whole_conversation_without_complaint() throws Exception {
        var listened = new AtomicInteger();
        try (RoguePeer peer = RoguePeer.listen(story).serve(conn -> {
            conn.readLine();
            conn.dribble(utf8("grüße\r\n"));
            conn.send(new byte[200_000]);
            conn.halfClose().expectEnd();
        }); Socket socket = connect(peer.address())) {
            listened.set(peer.port());
            socket.getOutputStream().write(utf8("GET /\r\n"));
            assertThat(socket.getInputStream().readAllBytes()).hasSize(200_009);
        }
        List<Seen> packets = flawless();

        assertThat(packets).filteredOn(p -> p.flags() == SYN && p.to() == listened.get())
            .hasSize(1);
        assertThat(packets).filteredOn(p -> (p.flags() & FIN) != 0).hasSize(2);
        assertThat(payload(packets))
            .startsWith(HexFormat.of().formatHex(utf8("GET /\r\ngrüße\r\n")))
            .hasSize(2 * (7 + 9 + 200_000));
    }

    @Test
    void shows_a_client_of_the_test_a_reset_and_a_proxy() throws Exception {
        try (var server = new ChatServer().isRight()) {
            RoguePeer.connect(story, server.address()).send("ab").readExactly(2);
            RoguePeer.connect(story, server.address()).send("cd").reset();
            try (TcpProxy proxy = FaultyProxy.tcp(story, server.address())
                    .cutAfter(Way.TO_CLIENT, 3);
                    Socket socket = connect(proxy.address())) {
                socket.getOutputStream().write(utf8("hello"));
                assertThat(socket.getInputStream().readAllBytes()).hasSize(3);
            }
        }
        story.finish();
        List<Seen> packets = flawless();

        assertThat(packets).filteredOn(p -> (p.flags() & RST) != 0).hasSize(1);
        assertThat(packets).filteredOn(p -> p.flags() == SYN).hasSize(3);
    }

    @Test
    void shows_datagrams() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                UdpProxy proxy =
                    FaultyProxy.udp(story, (InetSocketAddress) server.getLocalSocketAddress(), 7);
                var client = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            proxy.duplicate(Way.TO_SERVER, 1);
            client.send(new DatagramPacket(utf8("ping!"), 5, proxy.address()));
            var packet = new DatagramPacket(new byte[5], 5);
            server.receive(packet);
            server.receive(packet);

            assertThat(flawless()).hasSize(2).containsOnly(new Seen(0, client.getLocalPort(),
                server.getLocalPort(), HexFormat.of().formatHex(utf8("ping!")), ""));
        }
    }

    @Test
    void shows_bytes_that_never_were_on_a_network() throws Exception {
        story.sent(utf8("hello")).received(utf8("HELLO")).sent("client 2", utf8("again"));

        assertThat(payload(flawless()))
            .isEqualTo(HexFormat.of().formatHex(utf8("helloHELLOagain")));
    }

    @Test
    void is_caught_when_a_checksum_is_wrong() throws Exception {
        story.sent(utf8("hello"));
        Path file = saved();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int lastOfHello = bytes.capacity() - Packet.IP_BYTES - Packet.TCP_BYTES - 16 - 1;
        bytes.put(lastOfHello, (byte) '0');
        Files.write(file, bytes.array());

        assertThat(Tshark.read(file)).anyMatch(packet -> !packet.complaint().isEmpty());
    }
}
