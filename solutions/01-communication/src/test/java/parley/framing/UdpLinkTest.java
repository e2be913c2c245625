// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.testkit.FaultyProxy;
import parley.testkit.FaultyProxy.Way;
import parley.testkit.Story;
import parley.testkit.UdpProxy;

@Timeout(60)
class UdpLinkTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final LinkTiming TIMING = new LinkTiming(
            System::nanoTime, Duration.ofMillis(25), Duration.ofSeconds(20));

    private static UdpLink listen() throws IOException {
        return UdpLink.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void hears_nobody_but_its_peer() throws Exception {
        try (UdpLink server = listen(); UdpLink client = UdpLink.to(server.address());
                DatagramSocket stranger = new DatagramSocket()) {
            client.send(new byte[] {1});
            assertThat(server.receive(LIMIT).orElseThrow()).containsExactly(1);

            stranger.send(new DatagramPacket(new byte[] {9}, 1, server.address()));
            client.send(new byte[Link.MAX_DATAGRAM_BYTES]);
            assertThat(server.receive(LIMIT).orElseThrow()).hasSize(Link.MAX_DATAGRAM_BYTES);

            server.send(new byte[] {2});
            assertThat(client.receive(LIMIT).orElseThrow()).containsExactly(2);
            assertThat(client.receive(Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void brings_a_megabyte_whole_through_a_line_that_loses_every_fifth_datagram()
            throws Exception {
        long seed = System.nanoTime();
        byte[] file = new byte[1 << 20];
        new Random(seed).nextBytes(file);
        try (UdpLink server = listen();
                UdpProxy line = FaultyProxy.udp(new Story(), server.address(), seed)) {
            line.chance(Way.TO_SERVER, 20, 5, 5).chance(Way.TO_CLIENT, 20, 5, 5);
            CompletableFuture<byte[]> got = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("receiver").start(() -> receive(server, got));

            try (UdpLink client = UdpLink.to(line.address())) {
                send(client, file);
            }

            byte[] arrived = got.get(30, TimeUnit.SECONDS);
            assertThat(Arrays.equals(arrived, file)).as("the same, seed %d", seed).isTrue();
        }
    }

    private static void send(Link link, byte[] file) throws IOException {
        ReliableSender sender =
                new SlidingWindowSender(link, TIMING, SlidingWindowSender.MAX_WINDOW);
        for (int at = 0; at < file.length; at += ReliableSender.MAX_PAYLOAD_BYTES)
            sender.send(Arrays.copyOfRange(file, at,
                    Math.min(file.length, at + ReliableSender.MAX_PAYLOAD_BYTES)));
        sender.finish();
    }

    private static void receive(Link link, CompletableFuture<byte[]> done) {
        try {
            ReliableReceiver receiver = new SlidingWindowReceiver(link, TIMING);
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            for (Optional<byte[]> m = receiver.receive(); m.isPresent(); m = receiver.receive())
                got.writeBytes(m.get());
            done.complete(got.toByteArray());
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
