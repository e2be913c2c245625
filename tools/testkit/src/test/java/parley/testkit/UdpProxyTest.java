// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Transcript.Direction;

class UdpProxyTest {
    private final Story story = new Story();

    @AfterEach
    void end() {
        story.abandon();
    }

    /// What comes out when the numbers 1 to 8 go in.
    private List<Integer> through(UdpProxy proxy, DatagramSocket server) throws IOException {
        try (var client = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 1; i <= 8; i++) {
                client.send(new DatagramPacket(new byte[] {(byte) i}, 1, proxy.address()));
            }
            var got = new ArrayList<Integer>();
            server.setSoTimeout(200);
            while (true) {
                var packet = new DatagramPacket(new byte[10], 10);
                server.receive(packet);
                got.add((int) packet.getData()[0]);
            }
        } catch (SocketTimeoutException over) {
            return story.transcript().chunks().stream()
                .filter(c -> c.direction() == Direction.TO_SERVER)
                .map(c -> (int) c.bytes()[0]).toList();
        }
    }

    @Test
    void drops_doubles_and_reorders_datagrams_by_number() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                UdpProxy proxy =
                    FaultyProxy.udp(story, (InetSocketAddress) server.getLocalSocketAddress(), 1)) {
            proxy.drop(Way.TO_SERVER, 2).duplicate(Way.TO_SERVER, 3).reorder(Way.TO_SERVER, 5, 8);

            assertThat(through(proxy, server)).containsExactly(1, 3, 3, 4, 6, 5, 7, 8);
        }
        assertThat(story.fail("x").steps()).containsExactly(
            "the line passes datagrams on (seed 1)",
            "to the server the line drops datagram 2",
            "to the server the line doubles datagram 3",
            "to the server the line holds back datagram 5 and 8");
    }

    @Test
    void passes_answers_back_to_the_client_that_asked() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                UdpProxy proxy =
                    FaultyProxy.udp(story, (InetSocketAddress) server.getLocalSocketAddress(), 1);
                var one = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                var two = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            for (DatagramSocket client : List.of(one, two)) {
                client.setSoTimeout(1_000);
                byte[] port = {(byte) (client == one ? 1 : 2)};
                client.send(new DatagramPacket(port, 1, proxy.address()));
                var packet = new DatagramPacket(new byte[1], 1);
                server.receive(packet);
                server.send(packet);
            }
            for (DatagramSocket client : List.of(two, one)) {
                var packet = new DatagramPacket(new byte[1], 1);
                client.receive(packet);
                assertThat((int) packet.getData()[0]).isEqualTo(client == one ? 1 : 2);
            }
        }
    }

    @Test
    void has_the_same_fate_for_the_same_seed() {
        assertThat(fate(42)).isEqualTo(fate(42)).isNotEqualTo(fate(43));
        assertThat(fate(42)).isNotEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    private static List<Integer> fate(long seed) {
        var fault = new UdpFault(seed);
        fault.chance(20, 20, 20);
        var out = new ArrayList<Integer>();
        for (byte i = 1; i <= 10; i++) fault.through(new byte[] {i})
                .forEach(d -> out.add((int) d[0]));
        return out;
    }
}
