// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.testkit.Conn;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

/// The seam for TLS: nothing that a transport holds back may be forgotten.
@Timeout(60)
class TransportTest {
    private static final TransportFactory FUSSY = (channel, again) -> new FussyTransport(channel);

    private final Story story = new Story();

    private static Running<Echo> start() throws IOException {
        return Running.of(Running.config(), Echo::new, FUSSY);
    }

    private static String read(Conn peer, int bytes) {
        return new String(peer.readExactly(bytes), UTF_8);
    }

    @RepeatedTest(50)
    void opens_after_the_handshake_and_loses_nothing_that_came_with_it() throws Exception {
        try (var loop = start(); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            peer.send("hi and this came at once");

            assertThat(read(peer, 2 + 22)).isEqualTo("ok and this came at once");
            assertThat(loop.handler().opened).isDone();
        }
    }

    @RepeatedTest(20)
    void reads_on_although_the_socket_has_nothing_more_to_say() throws Exception {
        String text = "x".repeat(5000);
        try (var loop = start(); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            peer.send("hi" + text);

            assertThat(read(peer, 2 + 5000)).isEqualTo("ok" + text);
        }
    }

    @RepeatedTest(50)
    void says_goodbye_through_the_transport_after_everything_else() throws Exception {
        try (var loop = start(); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            peer.dribble("hi?".getBytes(UTF_8)).send("last words").halfClose();

            assertThat(new String(peer.readToEnd(), UTF_8)).isEqualTo("ok?last words.");
            assertThat(loop.handler().closed.get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @RepeatedTest(20)
    void reads_nothing_while_paused_and_what_is_held_back_afterwards() throws Exception {
        class OneByte extends Echo {
            @Override
            public void received(ByteBuffer in) {
                connection.pauseReading();
                super.received(in);
            }
        }
        try (var loop = Running.of(Running.config(), OneByte::new, FUSSY);
                Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            peer.send("hiabc");
            assertThat(read(peer, 3)).isEqualTo("oka");
            Connection connection = loop.handler().connection;
            CountDownLatch twice = new CountDownLatch(1);
            loop.loop.execute(() -> loop.loop.execute(twice::countDown));
            assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();

            connection.resumeReading();
            assertThat(read(peer, 1)).isEqualTo("b");
            connection.resumeReading();
            assertThat(read(peer, 1)).isEqualTo("c");
        }
    }

    @Test
    void never_opens_for_one_who_cannot_greet_or_does_not_in_time() throws Exception {
        LoopConfig hasty = Running.config()
                .limits(Duration.ofMillis(100), Duration.ofMillis(100));
        try (var loop = Running.of(hasty, Echo::new, FUSSY);
                Conn stranger = RoguePeer.connect(story, loop.loop.address());
                Conn silent = RoguePeer.connect(story, loop.loop.address())) {
            stranger.send("GET / HTTP/1.1\r\n").expectEnd();
            silent.expectEnd();

            assertThat(loop.handler().opened).isNotDone();
            assertThat(loop.handler().closed).isNotDone();
        }
    }

    @Test
    void stops_within_its_limit_although_a_peer_reads_nothing() throws Exception {
        try (var loop = Running.of(Mouth::new); Socket deaf = loop.connect()) {
            Mouth mouth = loop.handler();
            Connection connection = mouth.opened.get(10, TimeUnit.SECONDS);
            for (int i = 0; i < 200; i++) mouth.answers.add(new byte[100_000]);
            connection.wake();
            await().atMost(Running.LIMIT).until(() -> mouth.answers.size() < 200);

            loop.loop.close();

            assertThat(loop.loop.connections()).isZero();
            assertThat(deaf.isClosed()).isFalse();
        }
    }

    @RepeatedTest(20)
    void sends_all_that_waits_before_it_stops() throws Exception {
        int bytes = 20 * 100_000;
        try (var loop = Running.of(Mouth::new); Socket reader = loop.connect()) {
            Mouth mouth = loop.handler();
            mouth.opened.get(10, TimeUnit.SECONDS);
            for (int i = 0; i < 20; i++) mouth.answers.add(new byte[100_000]);
            Thread stopping = Thread.ofPlatform().name("stopping").start(loop.loop::close);

            assertThat(reader.getInputStream().readNBytes(bytes)).hasSize(bytes);
            assertThat(reader.getInputStream().read()).isEqualTo(-1);
            reader.close();
            stopping.join(10_000);
        }
    }
}
