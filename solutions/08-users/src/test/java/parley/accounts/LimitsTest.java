// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LimitsTest {
    private static final Rate THREE = new Rate(3, Duration.ofSeconds(10));
    private static final Duration NEVER = Duration.ofDays(365);
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void gives_a_burst_and_then_one_after_each_step() {
        RateLimiter limiter = new RateLimiter(THREE, now::get, 10);

        for (int i = 0; i < 3; i++) assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).isEqualTo(Duration.ofSeconds(10));
        assertThat(limiter.take("b")).as("another has their own").isZero();
        pass(4);
        assertThat(limiter.take("a")).as("refusals do not count").isEqualTo(Duration.ofSeconds(6));
        pass(6);
        assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).isPositive();
        pass(1_000);
        for (int i = 0; i < 3; i++) assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).as("never more than a burst").isPositive();
    }

    @Test
    void forgets_the_key_unused_longest_when_there_are_too_many() {
        RateLimiter limiter = new RateLimiter(new Rate(1, Duration.ofHours(1)), now::get, 2);
        limiter.take("a");
        limiter.take("b");
        limiter.take("a");

        limiter.take("c");

        assertThat(limiter.take("a")).isPositive();
        assertThat(limiter.take("b")).isZero();
    }

    @Test
    void lets_no_more_through_when_a_hundred_come_at_once() throws Exception {
        RateLimiter limiter = new RateLimiter(THREE, now::get, 10);
        AtomicInteger through = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++)
                threads.submit(() -> limiter.take("a").isZero() ? through.incrementAndGet() : 0);
        }

        assertThat(through).hasValue(3);
    }

    @Test
    void locks_longer_with_each_wrong_password_up_to_a_limit() {
        Lockout lockout = new Lockout(3, Duration.ofSeconds(10), NEVER, now::get, 10);
        for (int i = 0; i < 3; i++) assertThat(lockout.attempt("ana")).isZero();

        for (int seconds : new int[] {1, 2, 4, 8, 10, 10}) {
            assertThat(lockout.attempt("ana")).isEqualTo(Duration.ofSeconds(seconds));
            pass(seconds);
            assertThat(lockout.attempt("ana")).isZero();
        }
    }

    @Test
    void forgets_wrong_passwords_after_a_right_one() {
        Lockout lockout = new Lockout(3, Duration.ofSeconds(10), NEVER, now::get, 10);
        for (int i = 0; i < 3; i++) lockout.attempt("ana");

        lockout.right("ana");

        assertThat(lockout.attempt("ana")).isZero();
    }

    @Test
    void does_not_count_a_try_that_did_not_take_place() {
        Lockout lockout = new Lockout(3, Duration.ofSeconds(10), NEVER, now::get, 10);

        for (int i = 0; i < 20; i++) {
            assertThat(lockout.attempt("ana")).isZero();
            lockout.undo("ana");
        }
    }

    @Test
    void forgets_one_wrong_password_after_a_time() {
        Duration forget = Duration.ofSeconds(100);
        Lockout lockout = new Lockout(3, Duration.ofSeconds(10), forget, now::get, 10);
        for (int i = 0; i < 3; i++) lockout.attempt("ana");

        pass(100);

        assertThat(lockout.attempt("ana")).as("the one that was forgotten").isZero();
        assertThat(lockout.attempt("ana")).as("no more than one").isPositive();
    }

    @Test
    void makes_nobody_wait_for_a_clock_that_was_set_back() {
        RateLimiter limiter = new RateLimiter(THREE, now::get, 10);
        Lockout lockout = new Lockout(1, Duration.ofSeconds(10), NEVER, now::get, 10);
        limiter.take("a");
        lockout.attempt("ana");

        pass(-1_000_000);

        assertThat(limiter.take("a")).isEqualTo(Duration.ofSeconds(10));
        assertThat(lockout.attempt("ana")).isEqualTo(Duration.ofSeconds(10));
        pass(10);
        assertThat(limiter.take("a")).isZero();
        assertThat(lockout.attempt("ana")).isZero();
    }

    @Test
    void takes_an_ipv6_network_as_one_household() {
        assertThat(Addresses.key(InetAddress.ofLiteral("2001:db8::1")))
                .isEqualTo(Addresses.key(InetAddress.ofLiteral("2001:db8::ffff:2")))
                .isNotEqualTo(Addresses.key(InetAddress.ofLiteral("2001:db8:0:1::1")));
        assertThat(Addresses.key(InetAddress.ofLiteral("192.0.2.1")))
                .isNotEqualTo(Addresses.key(InetAddress.ofLiteral("192.0.2.2")));
    }

    @Test
    void refuses_a_rate_that_lets_nothing_through() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new Rate(1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new Rate(1, Duration.ofDays(400)));
    }
}
