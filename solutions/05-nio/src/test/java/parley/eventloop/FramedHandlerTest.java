// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.framing.Frame;
import parley.framing.FrameDecoder;
import parley.framing.FrameEncoder;
import parley.framing.ProtocolException;
import parley.testkit.Conn;
import parley.testkit.RoguePeer;
import parley.testkit.Story;

@Timeout(60)
class FramedHandlerTest {
    private static final int MAX_PAYLOAD_BYTES = 100_000;
    private static final Heartbeat NEVER = new Heartbeat(Duration.ofHours(1), 1);
    private static final Heartbeat QUICK = new Heartbeat(Duration.ofMillis(100), 2);
    private static final Frame HELLO = new Frame(1, "hello".getBytes(UTF_8));

    private final Story story = new Story();
    private final BlockingQueue<FrameEcho> echoes = new LinkedBlockingQueue<>();

    private Running<FramedHandler> start(Heartbeat heartbeat) throws Exception {
        return Running.of(() -> {
            FrameEcho echo = new FrameEcho();
            echoes.add(echo);
            return new FramedHandler(echo, MAX_PAYLOAD_BYTES, heartbeat);
        });
    }

    private FrameEcho echo() throws InterruptedException {
        return echoes.poll(10, TimeUnit.SECONDS);
    }

    private static Frame read(Conn peer) {
        byte[] header = peer.readExactly(Frame.HEADER_BYTES);
        byte[] payload = peer.readExactly(ByteBuffer.wrap(header).getInt());
        Frame[] frame = new Frame[1];
        byte[] whole = Arrays.copyOf(header, header.length + payload.length);
        System.arraycopy(payload, 0, whole, header.length, payload.length);
        new FrameDecoder(MAX_PAYLOAD_BYTES).decode(ByteBuffer.wrap(whole), f -> frame[0] = f);
        return frame[0];
    }

    @RepeatedTest(50)
    void sends_frames_back_whole_dribbled_and_glued() throws Exception {
        byte[] hello = FrameEncoder.encode(HELLO);
        try (var loop = start(NEVER); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            assertThat(read(peer.send(hello))).isEqualTo(HELLO);
            assertThat(read(peer.dribble(hello))).isEqualTo(HELLO);
            peer.glue(hello, hello, hello);
            for (int i = 0; i < 3; i++) assertThat(read(peer)).isEqualTo(HELLO);
        }
    }

    @Test
    void carries_a_frame_of_exactly_the_limit() throws Exception {
        Frame large = new Frame(2, new byte[MAX_PAYLOAD_BYTES]);
        try (var loop = start(NEVER); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            assertThat(read(peer.send(FrameEncoder.encode(large)))).isEqualTo(large);
        }
    }

    @RepeatedTest(50)
    void answers_a_ping_with_what_was_in_it() throws Exception {
        Frame ping = new Frame(Control.PING, new byte[] {1, 2, 3});
        try (var loop = start(NEVER); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            assertThat(read(peer.send(FrameEncoder.encode(ping))))
                    .isEqualTo(new Frame(Control.PONG, new byte[] {1, 2, 3}));
        }
    }

    @RepeatedTest(20)
    void tells_a_peer_what_it_did_wrong_and_closes() throws Exception {
        byte[] damaged = FrameEncoder.encode(HELLO);
        damaged[damaged.length - 1]++;
        check(damaged, ProtocolException.BAD_DATA);
        byte[] huge = ByteBuffer.allocate(4).putInt(MAX_PAYLOAD_BYTES + 1).array();
        check(huge, ProtocolException.TOO_BIG);
        check(FrameEncoder.encode(new Frame(Control.PING, new byte[126])),
                ProtocolException.BAD_PROTOCOL);
        check(FrameEncoder.encode(new Frame(FrameEcho.FORBIDDEN, new byte[0])),
                ProtocolException.NOT_ALLOWED);
    }

    private void check(byte[] wrong, int code) throws Exception {
        try (var loop = start(NEVER); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            Frame close = read(peer.send(wrong).send(FrameEncoder.encode(HELLO)));
            assertThat(close.type()).isEqualTo(Control.CLOSE);
            assertThat(Control.code(close)).isEqualTo(code);
            assertThat(Control.reason(close)).isNotBlank();
            peer.expectEnd().close();
            assertThat(echo().closed.get(10, TimeUnit.SECONDS)).startsWith(code + " ");
        }
    }

    @RepeatedTest(50)
    void sends_everything_before_its_own_close() throws Exception {
        try (var loop = start(NEVER); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            FrameEcho echo = echo();
            echo.opened.get(10, TimeUnit.SECONDS);
            for (int i = 0; i < 100; i++) echo.answers.add(FrameEncoder.encode(HELLO));
            echo.connection.close(4001, "enough");
            echo.connection.close(4002, "too late");

            for (int i = 0; i < 100; i++) assertThat(read(peer)).isEqualTo(HELLO);
            Frame close = read(peer);
            assertThat(Control.code(close)).isEqualTo(4001);
            assertThat(Control.reason(close)).isEqualTo("enough");
            peer.expectEnd().close();
            assertThat(echo.closed.get(10, TimeUnit.SECONDS)).isEqualTo("4001 enough");
        }
    }

    /// Others leave a message and close between two looks of the loop: it has found nothing more to
    /// send, and not yet seen that it shall close.
    @Test
    void loses_nothing_that_comes_just_before_a_close_from_elsewhere() throws Exception {
        FrameEcho echo = new FrameEcho();
        echo.justEmpty = () -> {
            echo.answers.add(FrameEncoder.encode(HELLO));
            echo.connection.close(4001, "enough");
        };
        try (var loop = Running.of(() -> new FramedHandler(echo, MAX_PAYLOAD_BYTES, NEVER));
                Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            assertThat(read(peer)).isEqualTo(HELLO);
            assertThat(Control.code(read(peer))).isEqualTo(4001);
            peer.expectEnd().close();
        }
    }

    @RepeatedTest(20)
    void answers_a_close_with_its_code_and_ends() throws Exception {
        try (var loop = start(NEVER); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            Frame bye = Control.close(Control.NORMAL, "bye");
            peer.glue(FrameEncoder.encode(HELLO), FrameEncoder.encode(bye));
            assertThat(read(peer)).isEqualTo(HELLO);
            assertThat(read(peer)).isEqualTo(bye);
            peer.expectEnd().close();
            assertThat(echo().closed.get(10, TimeUnit.SECONDS)).isEqualTo("1000 bye");
        }
    }

    @Test
    void pings_a_silent_peer_and_gives_it_up_when_it_does_not_answer() throws Exception {
        try (var loop = start(QUICK); Socket silent = loop.connect()) {
            byte[] ping = FrameEncoder.encode(new Frame(Control.PING, new byte[0]));

            byte[] all = readToEnd(silent);

            assertThat(all).hasSize(2 * ping.length).startsWith(ping).endsWith(ping);
            assertThat(echo().closed.get(10, TimeUnit.SECONDS))
                    .isEqualTo(Control.BROKEN + " silent for too long");
        }
    }

    private static byte[] readToEnd(Socket socket) throws Exception {
        return socket.getInputStream().readAllBytes();
    }

    @Test
    void keeps_a_peer_that_answers_its_pings() throws Exception {
        byte[] pong = FrameEncoder.encode(new Frame(Control.PONG, new byte[0]));
        try (var loop = start(QUICK); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            for (int i = 0; i < 6; i++) {
                assertThat(read(peer).type()).isEqualTo(Control.PING);
                peer.send(pong);
            }
            assertThat(echo().closed).isNotDone();
        }
    }

    @RepeatedTest(20)
    void says_goodbye_when_the_loop_stops() throws Exception {
        try (var loop = start(NEVER); Conn peer = RoguePeer.connect(story, loop.loop.address())) {
            read(peer.send(FrameEncoder.encode(HELLO)));
            Thread stopping = Thread.ofPlatform().name("stopping").start(loop::close);

            assertThat(Control.code(read(peer))).isEqualTo(Control.GOING_AWAY);
            peer.expectEnd().close();

            stopping.join(10_000);
            assertThat(echo().closed.get(10, TimeUnit.SECONDS)).startsWith("1001 ");
        }
    }

    @Test
    void cuts_a_long_reason_and_never_inside_a_character() {
        Frame close = Control.close(1000, "x" + "ž".repeat(100));

        assertThat(close.payload()).hasSizeLessThanOrEqualTo(Control.MAX_PAYLOAD_BYTES);
        assertThat(Control.reason(close)).isEqualTo("x" + "ž".repeat(61));
        assertThat(Control.code(new Frame(Control.CLOSE, new byte[1]))).isEqualTo(Control.NO_CODE);
    }
}
