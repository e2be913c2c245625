// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.framing.Segment.Kind;

/// The sliding window, segment by segment: what each end makes of what the other one says.
@Timeout(60)
class SlidingWindowTest {
    private static final Duration RESEND = Duration.ofMillis(50);

    private final Script link = new Script();
    private final LinkTiming timing =
            new LinkTiming(() -> link.now, RESEND, Duration.ofSeconds(1));

    /// A line that hands out what the test has written down, and notes what is sent. Where the
    /// script has a pause, and at its end, the time passes and nothing comes.
    private static final class Script implements Link {
        private final Queue<Optional<Segment>> coming = new ArrayDeque<>();
        private final List<Segment> sent = new ArrayList<>();
        private long now = 1_000_000;

        Script then(Segment segment) {
            coming.add(Optional.of(segment));
            return this;
        }

        Script pause() {
            coming.add(Optional.empty());
            return this;
        }

        @Override
        public void send(byte[] datagram) {
            sent.add(Segment.decode(datagram).orElseThrow());
        }

        @Override
        public Optional<byte[]> receive(Duration limit) {
            Optional<Segment> next = coming.isEmpty() ? Optional.empty() : coming.remove();
            if (next.isEmpty()) now += limit.toNanos();
            return next.map(Segment::encode);
        }

        @Override
        public void close() {}

        List<Long> numbers() {
            return sent.stream().map(Segment::number).toList();
        }
    }

    private static Segment data(long number) {
        return new Segment(Kind.DATA, number, new byte[] {(byte) number});
    }

    private static Segment ack(long missing, long bits) {
        byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
        return new Segment(Kind.ACK, missing, payload);
    }

    private static long bits(Segment ack) {
        return ByteBuffer.wrap(ack.payload()).getLong();
    }

    @Test
    void sends_again_only_what_the_bits_do_not_name() throws IOException {
        link.then(ack(0, 0b110)).pause().then(ack(5, 0));
        SlidingWindowSender sender = new SlidingWindowSender(link, timing, 4);
        for (int i = 0; i < 4; i++) sender.send(new byte[] {1});

        sender.finish();

        // 2 and 3 are there; 0, 1 and the end are sent again when their time is over.
        assertThat(link.numbers()).containsExactly(0L, 1L, 2L, 3L, 4L, 0L, 1L, 4L);
    }

    @Test
    void the_bits_make_room_in_the_window() throws IOException {
        link.then(ack(0, 0b10));
        SlidingWindowSender sender = new SlidingWindowSender(link, timing, 3);

        for (int i = 0; i < 4; i++) sender.send(new byte[] {1});

        assertThat(link.numbers()).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void an_acknowledgement_without_bits_is_one_of_everything_below() throws IOException {
        link.then(Segment.of(Kind.ACK, 2)).pause().then(ack(4, 0));
        SlidingWindowSender sender = new SlidingWindowSender(link, timing, 3);
        for (int i = 0; i < 3; i++) sender.send(new byte[] {1});

        sender.finish();

        assertThat(link.numbers()).containsExactly(0L, 1L, 2L, 3L, 2L, 3L);
    }

    @Test
    void what_is_acknowledged_twice_keeps_no_dead_line_alive() throws IOException {
        SlidingWindowSender sender = new SlidingWindowSender(link, timing, 2);
        sender.send(new byte[] {1});
        sender.send(new byte[] {1});
        for (int i = 0; i < 100; i++) link.then(ack(0, 0)).pause();

        assertThatThrownBy(sender::finish).isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("number 0");
        // It took one patience, not one after the last answer.
        assertThat(Duration.ofNanos(link.now)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void keeps_nothing_from_beyond_its_window() throws IOException {
        int window = SlidingWindowSender.MAX_WINDOW;
        link.then(data(window)).then(data(Segment.MAX_NUMBER)).then(data(window - 1)).then(data(0));
        SlidingWindowReceiver receiver = new SlidingWindowReceiver(link, timing);

        Optional<byte[]> first = receiver.receive();

        assertThat(first).hasValueSatisfying(payload -> assertThat(payload).containsExactly(0));
        assertThat(link.sent).extracting(Segment::number).containsExactly(0L, 0L, 0L, 1L);
        assertThat(link.sent).extracting(SlidingWindowTest::bits)
                .containsExactly(0L, 0L, 1L << window - 2, 1L << window - 3);
    }

    @Test
    void the_window_moves_with_what_was_taken_out() throws IOException {
        int window = SlidingWindowSender.MAX_WINDOW;
        link.then(data(0)).then(data(window)).then(data(1));
        SlidingWindowReceiver receiver = new SlidingWindowReceiver(link, timing);

        receiver.receive();
        receiver.receive();

        // The window begins at 1 now, so the one that was too far ahead has its place.
        assertThat(bits(link.sent.getLast())).isEqualTo(1L << window - 3);
    }

    @Test
    void answers_what_it_has_already_and_gives_it_out_once() throws IOException {
        link.then(data(0)).then(data(0)).then(data(1));
        SlidingWindowReceiver receiver = new SlidingWindowReceiver(link, timing);

        byte[] first = receiver.receive().orElseThrow();
        byte[] second = receiver.receive().orElseThrow();

        assertThat(first).containsExactly(0);
        assertThat(second).containsExactly(1);
        assertThat(link.numbers()).containsExactly(1L, 1L, 2L);
    }
}
