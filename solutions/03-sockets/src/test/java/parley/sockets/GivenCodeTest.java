// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.framing.Frame;
import parley.framing.ProtocolException;

/// What the starter gives to the student and no graded test looks at.
@Timeout(10)
class GivenCodeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "QUIT\r\nDELETE everything"})
    void sends_no_second_line_inside_a_line(String text) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();

        assertThatThrownBy(() -> new LineWriter(wire).writeLine(text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(wire.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "/a b", "/\r\nX: y", "/ž", "http://x/"})
    void asks_for_no_target_that_is_none(String target) {
        assertThatThrownBy(() -> HttpGet.fetch(Endpoint.loopback(1), target, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_no_limit_that_means_for_ever() {
        for (Duration limit : List.of(Duration.ZERO, SECOND.negated()))
            assertThatThrownBy(() -> Sockets.millis(limit))
                    .isInstanceOf(IllegalArgumentException.class);
        assertThat(Sockets.millis(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(Sockets.millis(Duration.ofDays(100_000))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void gives_up_writing_to_a_peer_that_reads_nothing() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                FramedConnection connection = FramedConnection.connect(
                        Endpoint.loopback(listener.getLocalPort()), Duration.ofMillis(200));
                Socket silent = listener.accept()) {
            Frame large = new Frame(1, new byte[FramedConnection.MAX_PAYLOAD_BYTES]);

            assertThatThrownBy(() -> {
                while (true) connection.send(large);
            }).isInstanceOf(SocketTimeoutException.class);
            assertThat(silent.isClosed()).isFalse();
        }
    }

    @Test
    void sends_no_frame_over_the_limit() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                FramedConnection connection = FramedConnection.connect(
                        Endpoint.loopback(listener.getLocalPort()), SECOND)) {
            Frame tooLarge = new Frame(1, new byte[FramedConnection.MAX_PAYLOAD_BYTES + 1]);

            assertThatThrownBy(() -> connection.send(tooLarge))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1"})
    void scans_no_public_address(String host) {
        assertThatThrownBy(() -> PortScanner.openPorts(host, 1, 2, SECOND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opens_the_same_port_again_at_once() throws Exception {
        int port = 0;
        for (int round = 0; round < 5; round++) {
            try (TimeServer server = TimeServer.start(
                    Endpoint.loopback(port), Clock.systemUTC(), SECOND)) {
                port = server.endpoint().port();
                TimeClient.ask(server.endpoint(), SECOND);
            }
        }
    }

    @Test
    void says_in_an_offer_what_was_wrong() {
        assertThat(Offer.fromJson("{\"size\":5,\"name\":\"ž\",\"later\":1}".getBytes(UTF_8)))
                .isEqualTo(new Offer("ž", 5));
        for (String bad : List.of("{\"name\":\"a\",\"size\":1099511627777}",
                "{\"name\":\"" + "a".repeat(201) + "\",\"size\":1}", " ".repeat(3000)))
            assertThatThrownBy(() -> Offer.fromJson(bad.getBytes(UTF_8)))
                    .isInstanceOf(ProtocolException.class).hasMessageStartingWith("a bad offer: ");
        assertThatThrownBy(() -> Offer.fromJson(new byte[] {(byte) 0xFF}))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void sends_a_real_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("hello.txt"), "hello");
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                FramedConnection here = FramedConnection.connect(
                        Endpoint.loopback(listener.getLocalPort()), SECOND);
                FramedConnection there = new FramedConnection(listener.accept(), SECOND)) {
            Thread sender = Thread.ofPlatform().start(() -> {
                try {
                    new FileTransfer(here).send(file);
                    new FileTransfer(here).send(file);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(new FileTransfer(there).receive(inbox)).hasContent("hello");
            assertThat(new FileTransfer(there).receive(inbox)).hasFileName("hello (2).txt");
            sender.join();
        }
    }
}
