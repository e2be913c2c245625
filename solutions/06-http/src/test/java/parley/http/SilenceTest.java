// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.http.Silence.Verdict.ASK;
import static parley.http.Silence.Verdict.GIVE_UP;
import static parley.http.Silence.Verdict.WAIT;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long a WebSocket client listens to a server that says nothing.
@Timeout(20)
class SilenceTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    /// A ping of a client: masked, with nothing in it.
    private static final String PING = "8980";
    private static final int MASK_BYTES = 4;

    @Test
    void a_peer_is_asked_twice_and_then_given_up() throws Exception {
        try (HeardSocket line = new HeardSocket()) {
            Silence silence = new Silence(line, Duration.ofSeconds(6));

            assertThat(silence.slice()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_001));
            for (var verdict : new Silence.Verdict[] {WAIT, ASK, WAIT, ASK, WAIT, GIVE_UP})
                assertThat(silence.nothing(silence.slice())).isEqualTo(verdict);
        }
    }

    @Test
    void a_byte_that_was_read_begins_a_new_silence() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HeardSocket line = new HeardSocket()) {
            line.connect(server.getLocalSocketAddress());
            Silence silence = new Silence(line, Duration.ofSeconds(3));
            try (OutputStream out = server.accept().getOutputStream()) {
                for (int i = 0; i < 5; i++) {
                    assertThat(silence.nothing(Duration.ofSeconds(2)))
                            .isEqualTo(i == 0 ? ASK : WAIT);
                    out.write(i);
                    assertThat(line.getInputStream().read()).isEqualTo(i);
                }
            }
            assertThat(silence.nothing(Duration.ofSeconds(2))).isEqualTo(WAIT);
            assertThat(silence.nothing(Duration.ofSeconds(3))).isEqualTo(GIVE_UP);
        }
    }

    @Test
    void what_the_server_says_counts_where_it_is_shorter_but_not_too_short() throws Exception {
        try (HeardSocket line = new HeardSocket()) {
            Silence silence = new Silence(line, Silence.LONGEST);

            silence.told(Silence.LONGEST.plusMillis(1));
            assertThat(silence.limit()).isEqualTo(Silence.LONGEST);
            silence.told(Duration.ofSeconds(20));
            assertThat(silence.limit()).isEqualTo(Duration.ofSeconds(20));
            silence.told(Duration.ofMillis(1));
            assertThat(silence.limit()).isEqualTo(Silence.SHORTEST_TOLD);
        }
    }

    @Test
    void a_silent_server_is_pinged_and_given_up() throws Exception {
        try (DeafServer server = DeafServer.plain()) {
            WebSocketClient client = WebSocketClient.connect(server.uri(),
                    SocketClientConfig.usual().withSilence(SHORT));
            for (int i = 0; i < 2; i++) {
                assertThat(server.client().hex(2)).isEqualTo(PING);
                server.client().hex(MASK_BYTES);
            }
            assertThatThrownBy(() -> client.receive(LIMIT))
                    .isInstanceOfSatisfying(ClosedException.class, e -> {
                        assertThat(e.code()).isEqualTo(CloseCode.ABNORMAL);
                        assertThat(e.reason()).contains("nothing was heard for PT0.3S");
                    });
            assertThat(client.open()).isFalse();
            client.close();
        }
    }

    @Test
    void a_server_that_answers_pings_is_kept() throws Exception {
        try (DeafServer server = DeafServer.plain();
                WebSocketClient client = WebSocketClient.connect(server.uri(),
                        SocketClientConfig.usual().withTimes(LIMIT, SHORT)
                                .withSilence(SHORT.multipliedBy(2)))) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.client().hex(2)).isEqualTo(PING);
                server.client().hex(MASK_BYTES);
                server.client().sendHex("8A00");
            }
            server.client().sendHex("8101 41");

            assertThat(client.receive(LIMIT)).hasValue("A");
        }
    }

    @Test
    void texts_without_room_hold_up_the_reader_until_nobody_wants_them() throws Exception {
        ReceivedTexts texts = new ReceivedTexts(1);
        texts.add("first");
        Thread reader = Thread.ofPlatform().name("reader").start(() -> {
            texts.add("second");
            texts.end();
        });
        assertThat(reader.join(SHORT)).isFalse();

        texts.unwanted();

        assertThat(reader.join(LIMIT)).isTrue();
        assertThat(texts.over()).isFalse();
        assertThat(texts.next(LIMIT)).hasValue("first");
        assertThat(texts.next(LIMIT)).isEmpty();
        assertThat(texts.over()).isTrue();
    }
}
