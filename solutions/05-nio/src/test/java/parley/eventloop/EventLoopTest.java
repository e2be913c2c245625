// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.testkit.Conn;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

@Timeout(60)
class EventLoopTest {
    private static final byte[] HELLO = "hello, žluť".getBytes(UTF_8);
    private final Story story = new Story();

    @RepeatedTest(50)
    void sends_back_what_comes_whole_dribbled_and_cut_inside_a_character() throws Exception {
        try (var echo = Running.of(Echo::new);
                Conn peer = RoguePeer.connect(story, echo.loop.address())) {
            assertThat(peer.send(HELLO).readExactly(HELLO.length)).isEqualTo(HELLO);
            assertThat(peer.dribble(HELLO).readExactly(HELLO.length)).isEqualTo(HELLO);
            assertThat(peer.sendInPieces(HELLO, 9, 1).readExactly(HELLO.length))
                    .isEqualTo(HELLO);
        }
    }

    @RepeatedTest(50)
    void answers_a_peer_that_has_ended_its_direction_and_then_ends_its_own() throws Exception {
        try (var echo = Running.of(Echo::new);
                Conn peer = RoguePeer.connect(story, echo.loop.address())) {
            assertThat(peer.send(HELLO).halfClose().readToEnd()).isEqualTo(HELLO);
            assertThat(echo.handler().closed.get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @RepeatedTest(50)
    void loses_only_the_connection_whose_handler_throws() throws Exception {
        try (var echo = Running.of(Echo::new);
                Conn good = RoguePeer.connect(story, echo.loop.address());
                Conn bad = RoguePeer.connect(story, echo.loop.address())) {
            good.send(HELLO).readExactly(HELLO.length);

            bad.send("!").expectEnd();

            assertThat(good.send(HELLO).readExactly(HELLO.length)).isEqualTo(HELLO);
            echo.handler();
            assertThat(echo.handler().closed.get(10, TimeUnit.SECONDS).orElseThrow())
                    .hasCauseInstanceOf(IllegalStateException.class);
            await().atMost(Running.LIMIT).until(() -> echo.loop.connections() == 1);
        }
    }

    @RepeatedTest(50)
    void tells_the_handler_of_a_reset() throws Exception {
        try (var echo = Running.of(Echo::new);
                Conn peer = RoguePeer.connect(story, echo.loop.address())) {
            peer.send(HELLO).readExactly(HELLO.length);
            peer.reset();
            assertThat(echo.handler().closed.get(10, TimeUnit.SECONDS)).isPresent();
        }
    }

    @Test
    void carries_many_megabytes_through_partial_reads_and_writes() throws Exception {
        byte[] sent = new byte[8 << 20];
        new Random(1).nextBytes(sent);
        for (int i = 0; i < sent.length; i++) if (sent[i] == '!') sent[i] = '?';
        try (var echo = Running.of(Echo::new); Socket socket = echo.connect()) {
            Thread.ofVirtual().start(() -> send(socket, sent));

            assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @RepeatedTest(10)
    void does_not_let_one_who_never_reads_hold_up_the_others() throws Exception {
        try (var echo = Running.of(Echo::new); Socket slow = echo.connect();
                Conn good = RoguePeer.connect(story, echo.loop.address())) {
            Echo stuck = echo.handler();
            Thread.ofVirtual().start(() -> {
                try {
                    for (;;) slow.getOutputStream().write(new byte[100_000]);
                } catch (IOException closedAtTheEnd) {
                    return;
                }
            });
            await().atMost(Running.LIMIT).until(() -> paused(stuck));

            for (int i = 0; i < 100; i++)
                assertThat(good.send(HELLO).readExactly(HELLO.length)).isEqualTo(HELLO);
        }
    }

    private static boolean paused(Echo echo) {
        return echo.opened.isDone() && ((LoopConnection) echo.opened.join()).paused();
    }

    @Test
    void sleeps_when_nobody_has_anything_to_say() throws Exception {
        try (var echo = Running.of(Echo::new);
                Conn peer = RoguePeer.connect(story, echo.loop.address())) {
            peer.send(HELLO).readExactly(HELLO.length);
            CountDownLatch halfASecond = new CountDownLatch(1);
            Echo handler = echo.handler();
            long before = echo.loop.rounds();
            echo.loop.execute(() -> handler.connection.after(
                    EventLoop.TICK.multipliedBy(5), halfASecond::countDown));

            assertThat(halfASecond.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(echo.loop.rounds() - before).isLessThan(20);
        }
    }

    @RepeatedTest(50)
    void reads_nothing_while_reading_is_paused_and_everything_afterwards() throws Exception {
        class Pausing extends Echo {
            @Override
            public void opened(Connection connection) {
                connection.pauseReading();
                super.opened(connection);
            }
        }
        try (var echo = Running.of(Pausing::new);
                Conn peer = RoguePeer.connect(story, echo.loop.address())) {
            Connection connection = echo.handler().opened.get(10, TimeUnit.SECONDS);
            peer.send(HELLO);
            CountDownLatch roundTrip = new CountDownLatch(2);
            echo.loop.execute(() -> echo.loop.execute(roundTrip::countDown));
            echo.loop.execute(roundTrip::countDown);
            assertThat(roundTrip.await(10, TimeUnit.SECONDS)).isTrue();

            byte[] first = "first".getBytes(UTF_8);
            echo.loop.execute(() -> connection.write(ByteBuffer.wrap(first)));
            assertThat(peer.readExactly(5)).isEqualTo(first);

            connection.resumeReading();
            assertThat(peer.readExactly(HELLO.length)).isEqualTo(HELLO);
        }
    }

    @RepeatedTest(50)
    void connects_to_another_server_and_says_when_it_cannot() throws Exception {
        Echo refused = new Echo();
        Echo mirror = new Echo();
        InetSocketAddress nobody;
        try (var gone = Running.of(Echo::new)) {
            nobody = gone.loop.address();
        }
        try (var client = Running.of(Echo::new); RoguePeer server = RoguePeer.listen(story)) {
            client.loop.connect(server.address(), mirror);
            assertThat(server.accept().send(HELLO).readExactly(HELLO.length)).isEqualTo(HELLO);

            client.loop.connect(nobody, refused);
            assertThat(refused.closed.get(10, TimeUnit.SECONDS)).isPresent();
        }
    }

    @Test
    void says_when_the_address_is_taken() throws Exception {
        try (var echo = Running.of(Echo::new)) {
            LoopConfig same = LoopConfig.at(echo.loop.address());
            assertThatThrownBy(() -> Running.of(same, Echo::new, TransportFactory.PLAIN))
                    .isInstanceOf(BindException.class);
        }
    }
}
