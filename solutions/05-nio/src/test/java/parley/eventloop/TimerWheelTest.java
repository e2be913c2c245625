// SPDX-License-Identifier: Apache-2.0
package parley.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final Duration TICK = Duration.ofMillis(10);

    private long now = 12_345;
    private final TimerWheel wheel = new TimerWheel(() -> now, TICK);
    private final List<String> ran = new ArrayList<>();

    private Timer in(int millis, String what) {
        return wheel.schedule(Duration.ofMillis(millis), () -> ran.add(what));
    }

    private void pass(int millis) {
        now += Duration.ofMillis(millis).toNanos();
        wheel.advance();
    }

    @Test
    void runs_timers_in_the_order_in_which_they_are_due() {
        in(30, "third");
        in(10, "first");
        in(20, "second");
        in(20, "after second");

        pass(40);

        assertThat(ran).containsExactly("first", "second", "after second", "third");
    }

    @Test
    void never_runs_one_early_and_none_twice() {
        in(25, "timer");

        pass(20);
        now += 4_999_999;
        wheel.advance();
        assertThat(ran).isEmpty();

        pass(10);
        pass(10_000);
        assertThat(ran).containsExactly("timer");
    }

    @Test
    void keeps_one_that_is_due_after_many_turns() {
        int turn = 10 * TimerWheel.SLOTS;
        in(10, "soon");
        in(10 + turn, "one turn later");
        in(10 + 3 * turn, "three turns later");

        pass(10);
        assertThat(ran).containsExactly("soon");
        pass(turn - 10);
        assertThat(ran).hasSize(1);
        pass(10);
        assertThat(ran).hasSize(2);
        pass(2 * turn);
        assertThat(ran).hasSize(3);
    }

    @Test
    void forgets_what_was_cancelled() {
        Timer cancelled = in(10, "cancelled");
        in(10, "kept");
        assertThat(cancelled.waiting()).isTrue();

        cancelled.cancel();
        cancelled.cancel();
        pass(20);

        assertThat(cancelled.waiting()).isFalse();
        assertThat(ran).containsExactly("kept");
    }

    @Test
    void lets_a_timer_cancel_one_that_is_due_with_it() {
        Timer[] victim = new Timer[1];
        wheel.schedule(TICK, () -> victim[0].cancel());
        victim[0] = in(10, "victim");

        pass(20);

        assertThat(ran).isEmpty();
    }

    @Test
    void lets_a_timer_start_another_which_never_runs_in_the_same_tick() {
        wheel.schedule(Duration.ZERO, () -> in(0, "second"));

        pass(10);
        assertThat(ran).isEmpty();
        pass(10);
        assertThat(ran).containsExactly("second");
    }

    @Test
    void says_how_long_the_loop_may_sleep() {
        assertThat(wheel.nanosToNextTick()).isEqualTo(TICK.toNanos());
        now += 4;
        assertThat(wheel.nanosToNextTick()).isEqualTo(TICK.toNanos() - 4);
        now += TICK.toNanos();
        assertThat(wheel.nanosToNextTick()).isZero();
    }

    @Test
    void needs_a_tick() {
        assertThatThrownBy(() -> new TimerWheel(() -> 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Due(int millis, int number) {}

    @RepeatedTest(20)
    void does_the_same_as_a_sorted_list() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Due> expected = new ArrayList<>();
        List<Due> happened = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Due due = new Due(10 * (1 + random.nextInt(1000)), i);
            Timer timer = wheel.schedule(Duration.ofMillis(due.millis), () -> happened.add(due));
            if (random.nextInt(3) == 0) timer.cancel();
            else expected.add(due);
        }
        expected.sort(Comparator.comparingInt(Due::millis));

        for (int passed = 0; passed < 11_000; ) {
            int step = random.nextInt(300);
            pass(step);
            passed += step;
        }

        assertThat(happened).as("seed %d", seed).isEqualTo(expected);
    }
}
