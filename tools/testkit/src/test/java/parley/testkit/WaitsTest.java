// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

class WaitsTest {
    @Test
    void looks_at_once_and_then_every_few_milliseconds() {
        var looks = new AtomicInteger();
        long begin = System.nanoTime();

        Waits.await("five looks").until(() -> looks.incrementAndGet() == 5);

        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(taken).isGreaterThanOrEqualTo(Waits.POLL.multipliedBy(4))
            .isLessThan(Waits.LIMIT);
    }

    @Test
    void presets_awaitility_for_tests_that_call_it_themselves() {
        Waits.preset();
        var looks = new AtomicInteger();

        assertThatThrownBy(() -> await().until(() -> looks.incrementAndGet() < 0))
            .isInstanceOf(ConditionTimeoutException.class);
        assertThat(looks.get()).isGreaterThan(20);
    }

    @Test
    void moves_the_clock_only_when_told() {
        var clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
        var elsewhere = clock.withZone(ZoneId.of("Asia/Shanghai"));

        clock.advance(Duration.ofMinutes(90));

        assertThat(clock.instant()).isEqualTo("2026-11-21T13:30:00Z");
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }
}
