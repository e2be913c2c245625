// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OutboxTest {
    private static final int PRODUCERS = 4;
    private static final int EACH = 500;

    private final AtomicInteger wakes = new AtomicInteger();
    private final Outbox outbox = new Outbox(10, wakes::incrementAndGet);

    @Test
    void gives_back_the_very_same_messages_in_their_order() {
        byte[] one = new byte[3];
        byte[] two = new byte[4];

        assertThat(outbox.offer(one)).isTrue();
        assertThat(outbox.offer(two)).isTrue();

        assertThat(outbox.bytes()).isEqualTo(7);
        assertThat(outbox.poll().orElseThrow()).isSameAs(one);
        assertThat(outbox.poll().orElseThrow()).isSameAs(two);
        assertThat(outbox.poll()).isEmpty();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void takes_bytes_up_to_the_limit_and_not_one_more() {
        assertThat(outbox.offer(new byte[6])).isTrue();
        assertThat(outbox.offer(new byte[5])).isFalse();
        assertThat(outbox.offer(new byte[4])).isTrue();
        assertThat(outbox.offer(new byte[1])).isFalse();

        outbox.poll();

        assertThat(outbox.offer(new byte[6])).isTrue();
        assertThat(outbox.bytes()).isEqualTo(10);
    }

    @Test
    void refuses_a_message_larger_than_itself() {
        assertThat(outbox.offer(new byte[11])).isFalse();
        assertThat(wakes).hasValue(0);
    }

    @Test
    void wakes_its_owner_only_when_it_was_empty() {
        outbox.offer(new byte[1]);
        outbox.offer(new byte[1]);
        assertThat(wakes).hasValue(1);

        outbox.poll();
        outbox.offer(new byte[1]);
        assertThat(wakes).hasValue(1);

        outbox.poll();
        outbox.poll();
        outbox.offer(new byte[1]);
        assertThat(wakes).hasValue(2);
    }

    @Test
    void takes_nothing_after_its_end_and_still_gives_what_it_has() {
        outbox.offer(new byte[2]);

        outbox.close();
        outbox.close();

        assertThat(outbox.closed()).isTrue();
        assertThat(wakes).hasValue(2);
        assertThat(outbox.offer(new byte[1])).isFalse();
        assertThat(outbox.poll()).isPresent();
        assertThat(outbox.poll()).isEmpty();
    }

    @Test
    void has_to_have_room() {
        assertThatThrownBy(() -> new Outbox(0, () -> {}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0");
    }

    /// Message: the producer's number, then the message's, in one byte and three.
    @RepeatedTest(50)
    void loses_nothing_and_never_leaves_its_owner_asleep() throws Exception {
        Semaphore signal = new Semaphore(0);
        Outbox shared = new Outbox(64, signal::release);
        for (int p = 0; p < PRODUCERS; p++) start(shared, p);

        List<List<Integer>> got = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) got.add(new ArrayList<>());
        for (int n = 0; n < PRODUCERS * EACH; ) {
            assertThat(signal.tryAcquire(10, TimeUnit.SECONDS)).as("woken").isTrue();
            for (Optional<byte[]> m = shared.poll(); m.isPresent(); m = shared.poll(), n++)
                got.get(m.get()[0]).add(m.get()[1] << 8 | m.get()[2] & 0xFF);
        }

        for (List<Integer> each : got) assertThat(each).hasSize(EACH).isSorted();
        assertThat(shared.bytes()).isZero();
    }

    private static void start(Outbox shared, int producer) {
        Thread.ofPlatform().daemon().name("producer-" + producer).start(() -> {
            for (int i = 0; i < EACH; i++) {
                byte[] message = {(byte) producer, (byte) (i >> 8), (byte) i};
                while (!shared.offer(message)) Thread.onSpinWait();
            }
        });
    }
}
