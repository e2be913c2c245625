// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// When the watch says that something hangs: time is given by hand.
class StallWatchTest {
    private static final long LIMIT = StallWatch.LIMIT.toNanos();

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Set<PartCall> calls = ConcurrentHashMap.newKeySet();
    private final List<Thread> told = new ArrayList<>();
    private final StallWatch watch =
            new StallWatch(List.of(new Probe(tasks::add)), calls, told::add);

    private void comesRound() {
        while (!tasks.isEmpty()) tasks.remove().run();
    }

    @Test
    void a_thread_that_comes_round_is_left_alone() {
        for (int i = 0; i < 5; i++) {
            watch.look(i * LIMIT);
            comesRound();
        }

        assertThat(told).isEmpty();
    }

    @Test
    void a_thread_that_hangs_is_told_of_once_and_again_when_it_hangs_again() {
        watch.look(0);
        comesRound();
        watch.look(1);
        watch.look(LIMIT);
        assertThat(told).isEmpty();

        watch.look(LIMIT + 1);
        watch.look(5 * LIMIT);
        assertThat(told).containsExactly(Thread.currentThread());

        comesRound();
        watch.look(6 * LIMIT);
        watch.look(7 * LIMIT);
        assertThat(told).hasSize(2);
    }

    @Test
    void a_call_that_does_not_come_back_is_told_of_once() {
        var quick = new PartCall(Thread.currentThread(), LIMIT, calls);
        calls.add(quick);
        calls.add(new PartCall(Thread.currentThread(), 0, calls));
        comesRound();

        watch.look(LIMIT - 1);
        assertThat(told).isEmpty();

        watch.look(LIMIT);
        comesRound();
        watch.look(LIMIT + 1);
        assertThat(told).hasSize(1);

        quick.close();
        comesRound();
        watch.look(9 * LIMIT);
        assertThat(told).hasSize(1);
    }
}
