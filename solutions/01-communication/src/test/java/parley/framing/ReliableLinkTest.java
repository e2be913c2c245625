// SPDX-License-Identifier: Apache-2.0
package parley.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Both ways of being reliable, over lines of every kind, in virtual time.
@Timeout(60)
class ReliableLinkTest {
    private static final Duration DELAY = Duration.ofMillis(10);
    private static final Duration RESEND = Duration.ofMillis(50);
    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final int ROUNDS = 50;

    private enum Way {
        STOP_AND_WAIT,
        SLIDING_WINDOW;

        ReliableSender sender(Link link, LinkTiming timing) {
            return this == STOP_AND_WAIT ? new StopAndWaitSender(link, timing)
                    : new SlidingWindowSender(link, timing, 32);
        }

        ReliableReceiver receiver(Link link, LinkTiming timing) {
            return this == STOP_AND_WAIT ? new StopAndWaitReceiver(link, timing)
                    : new SlidingWindowReceiver(link, timing);
        }
    }

    private static LinkTiming timing(VirtualWire wire) {
        return new LinkTiming(wire::nanoTime, RESEND, GIVE_UP);
    }

    /// Sends the messages from end 0 to end 1 and returns what came out there.
    private static List<byte[]> through(VirtualWire wire, Way way, List<byte[]> messages,
            Link there, Link back) throws Exception {
        CompletableFuture<List<byte[]>> got = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("receiver").start(() -> {
            try (back) {
                got.complete(all(way.receiver(back, timing(wire))));
            } catch (IOException | RuntimeException e) {
                got.completeExceptionally(e);
            }
        });
        try (there) {
            ReliableSender sender = way.sender(there, timing(wire));
            for (byte[] message : messages) sender.send(message);
            sender.finish();
        }
        return got.get(30, TimeUnit.SECONDS);
    }

    private static List<byte[]> all(ReliableReceiver receiver) throws IOException {
        List<byte[]> got = new ArrayList<>();
        for (Optional<byte[]> m = receiver.receive(); m.isPresent(); m = receiver.receive())
            got.add(m.get());
        assertThat(receiver.receive()).isEmpty();
        return got;
    }

    private static List<byte[]> messages(Random random, int count) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] message = new byte[random.nextInt(ReliableSender.MAX_PAYLOAD_BYTES + 1)];
            random.nextBytes(message);
            messages.add(message);
        }
        return messages;
    }

    @ParameterizedTest(name = "{0}: lost {1} %, doubled {2} %, late {3} %, damaged {4} %")
    @CsvSource(textBlock = """
            STOP_AND_WAIT,   0,  0,  0,  0
            STOP_AND_WAIT,  20,  0,  0,  0
            STOP_AND_WAIT,   0, 50,  0,  0
            STOP_AND_WAIT,   0,  0, 30,  0
            STOP_AND_WAIT,   0,  0,  0, 20
            STOP_AND_WAIT,  20, 20, 20, 20
            SLIDING_WINDOW,  0,  0,  0,  0
            SLIDING_WINDOW, 20,  0,  0,  0
            SLIDING_WINDOW,  0, 50,  0,  0
            SLIDING_WINDOW,  0,  0, 30,  0
            SLIDING_WINDOW,  0,  0,  0, 20
            SLIDING_WINDOW, 20, 20, 20, 20
            """)
    void brings_every_message_once_whole_and_in_order(
            Way way, int lost, int doubled, int late, int damaged) throws Exception {
        long firstSeed = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            VirtualWire wire = new VirtualWire(DELAY);
            List<byte[]> sent = messages(new Random(seed), 60);

            List<byte[]> got = through(wire, way, sent,
                    new LossyLink(wire.end(0), new Noise(seed, lost, doubled, late, damaged)),
                    new LossyLink(wire.end(1), new Noise(~seed, lost, doubled, late, damaged)));

            assertThat(got).as("seed %d", seed).usingElementComparator(Arrays::compare)
                    .isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sends_nothing_twice_on_a_good_line(Way way) throws Exception {
        VirtualWire wire = new VirtualWire(DELAY);

        through(wire, way, messages(new Random(1), 100), wire.end(0), wire.end(1));

        assertThat(wire.sent()).isEqualTo(2 * 101);
    }

    @Test
    void fills_the_line_with_a_window() throws Exception {
        long[] took = new long[Way.values().length];
        for (Way way : Way.values()) {
            VirtualWire wire = new VirtualWire(DELAY);
            long start = wire.nanoTime();
            through(wire, way, messages(new Random(1), 320), wire.end(0), wire.end(1));
            took[way.ordinal()] = wire.nanoTime() - start - lingering();
        }

        // 321 times there and 320 times back; or 10 windows and a bit.
        assertThat(took[0]).isEqualTo(millis(321 * 10 + 320 * 10));
        assertThat(took[1]).isBetween(millis(10 * 20), millis(12 * 20));
    }

    private static long lingering() {
        return RESEND.multipliedBy(10).toNanos();
    }

    private static long millis(int millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @ParameterizedTest
    @EnumSource
    void gives_up_when_nobody_is_there(Way way) throws IOException {
        VirtualWire wire = new VirtualWire(DELAY);
        wire.end(1).close();
        LinkTiming timing = timing(wire);
        long start = wire.nanoTime();

        assertThatThrownBy(() -> {
            ReliableSender sender = way.sender(wire.end(0), timing);
            sender.send(new byte[10]);
            sender.finish();
        }).isInstanceOf(SocketTimeoutException.class);
        assertThat(wire.nanoTime() - start)
                .isBetween(GIVE_UP.toNanos(), GIVE_UP.plus(RESEND.multipliedBy(2)).toNanos());
        assertThatThrownBy(() -> way.receiver(wire.end(0), timing).receive())
                .isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void carries_nothing_but_an_end(Way way) throws Exception {
        VirtualWire wire = new VirtualWire(DELAY);
        assertThat(through(wire, way, List.of(), wire.end(0), wire.end(1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_message_that_is_too_long(Way way) {
        VirtualWire wire = new VirtualWire(DELAY);
        byte[] tooLong = new byte[ReliableSender.MAX_PAYLOAD_BYTES + 1];
        assertThatThrownBy(() -> way.sender(wire.end(0), timing(wire)).send(tooLong))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1025");
    }
}
