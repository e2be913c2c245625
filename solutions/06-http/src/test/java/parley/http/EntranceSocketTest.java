// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// WebSockets of the entrance, seen by a peer that sends exactly what it is told to.
@Timeout(20)
class EntranceSocketTest {
    private static final String MASKED_HELLO = "8185 37fa213d 7f9f4d5158";
    private static final String HELLO = "810548656c6c6f";
    private static final String NORMAL_CLOSE = "8882 00000000 03e8";

    private final EchoEndpoint echo = new EchoEndpoint();
    private Entrance entrance;

    @BeforeEach
    void open() throws Exception {
        start(EntranceLimits.usual());
    }

    private void start(EntranceLimits limits) throws Exception {
        entrance = Entrance.start(EntranceConfig.plain(new InetSocketAddress(
                InetAddress.getByName("127.0.0.1"), 0)).with(limits.withIoThreads(1)),
                Router.of(List.of()), Map.of("/echo", echo));
    }

    private void restart(EntranceLimits limits) throws Exception {
        entrance.close();
        start(limits);
    }

    private static EntranceLimits quick(Duration ping, Duration close) {
        Duration second = Duration.ofSeconds(1);
        return EntranceLimits.usual().withTimes(second, second, second, ping, close);
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    private RawPeer peer() throws Exception {
        return RawPeer.socket(entrance.address(), "/echo");
    }

    @Test
    void a_text_comes_back_unmasked() throws Exception {
        try (RawPeer peer = peer()) {
            assertThat(peer.sendHex(MASKED_HELLO).hex(7)).isEqualTo(HELLO);
        }
    }

    @Test
    void a_frame_that_comes_with_the_handshake_is_not_lost() throws Exception {
        try (RawPeer peer = new RawPeer(entrance.address())) {
            String hello = new String(HexFormat.of().parseHex(
                    MASKED_HELLO.replace(" ", "")), StandardCharsets.ISO_8859_1);
            peer.send(RawPeer.handshake("/echo") + hello + hello);

            assertThat(peer.answer().status()).isEqualTo(101);
            assertThat(peer.hex(14)).isEqualTo(HELLO + HELLO);
        }
    }

    @Test
    void bytes_may_come_one_by_one() throws Exception {
        try (RawPeer peer = peer()) {
            for (byte b : HexFormat.of().parseHex(MASKED_HELLO.replace(" ", ""))) {
                peer.send(new byte[] {b});
            }
            assertThat(peer.hex(7)).isEqualTo(HELLO);
        }
    }

    @Test
    void a_ping_is_answered_with_its_payload() throws Exception {
        try (RawPeer peer = peer()) {
            assertThat(peer.sendHex("8983 00000000 616263").hex(5)).isEqualTo("8a03616263");
        }
    }

    @Test
    void the_peers_close_is_echoed_and_then_the_connection_ends() throws Exception {
        try (RawPeer peer = peer()) {
            peer.sendHex(NORMAL_CLOSE);

            assertThat(peer.hex(4)).isEqualTo("880203e8");
            assertThat(peer.ended()).isTrue();
            assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1000 ");
        }
    }

    @Test
    void a_close_without_a_code_is_answered_without_one() throws Exception {
        try (RawPeer peer = peer()) {
            assertThat(peer.sendHex("8880 00000000").hex(2)).isEqualTo("8800");
            assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1005 ");
        }
    }

    @Test
    void our_close_waits_for_the_peers() throws Exception {
        try (RawPeer peer = peer()) {
            echo.opened.poll(5, SECONDS).connection.close(4001, "enough");

            assertThat(peer.hex(10)).isEqualTo("88080fa1656e6f756768");
            assertThat(echo.ends).isEmpty();
            peer.sendHex("8882 00000000 0fa1");
            assertThat(peer.ended()).isTrue();
            assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("4001 enough");
        }
    }

    @Test
    void a_peer_that_never_answers_a_close_is_given_up() throws Exception {
        restart(quick(Duration.ofSeconds(60), Duration.ofMillis(100)));
        try (RawPeer peer = peer()) {
            echo.opened.poll(5, SECONDS).connection.close(1000, "");

            assertThat(peer.hex(4)).isEqualTo("880203e8");
            assertThat(peer.ended()).isTrue();
        }
    }

    @Test
    void a_broken_rule_is_answered_with_its_code_before_the_end() throws Exception {
        try (RawPeer peer = peer()) {
            peer.sendHex(HELLO);

            assertThat(peer.hex(4)).matches("88..03ea");
            peer.close();
            assertThat(echo.ends.poll(5, SECONDS)).startsWith("1002 ");
        }
    }

    @Test
    void a_connection_that_ends_without_a_close_is_1006() throws Exception {
        try (RawPeer peer = peer()) {
            assertThat(peer.sendHex(MASKED_HELLO).hex(7)).isEqualTo(HELLO);
        }
        assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1006 ");
        await().atMost(Duration.ofSeconds(5)).until(() -> entrance.openSockets() == 0);
    }

    @Test
    void a_silent_peer_is_pinged_and_then_given_up() throws Exception {
        restart(quick(Duration.ofMillis(100), Duration.ofSeconds(1)));
        try (RawPeer peer = peer()) {
            assertThat(peer.hex(2)).isEqualTo("8900");
            assertThat(peer.ended()).isTrue();
            assertThat(echo.ends.poll(5, SECONDS)).isEqualTo("1006 ");
        }
    }

    @Test
    void a_peer_that_answers_pings_stays() throws Exception {
        restart(quick(Duration.ofMillis(700), Duration.ofSeconds(1)));
        try (RawPeer peer = peer()) {
            // Three pings take longer than a silent peer would have been given.
            for (int i = 0; i < 3; i++) {
                assertThat(peer.hex(2)).isEqualTo("8900");
                peer.sendHex("8a80 00000000");
            }
            assertThat(echo.opened.poll(5, SECONDS).heard).isNotEmpty();
            assertThat(echo.ends).isEmpty();
        }
    }

    @Test
    void a_paused_connection_hands_out_nothing_until_it_resumes() throws Exception {
        try (RawPeer peer = peer()) {
            EchoEndpoint.Echo server = echo.opened.poll(5, SECONDS);
            server.connection.pauseReading();
            server.connection.ping();
            assertThat(peer.hex(2)).isEqualTo("8900");
            peer.sendHex(MASKED_HELLO + MASKED_HELLO);
            server.connection.ping();
            assertThat(peer.hex(2)).as("only the ping, no echo").isEqualTo("8900");

            server.connection.resumeReading();

            assertThat(peer.hex(14)).isEqualTo(HELLO + HELLO);
        }
    }
}
