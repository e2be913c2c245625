// SPDX-License-Identifier: Apache-2.0
package parley.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.accounts.Household.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher(Household.CHEAP, 2, 10);

    @Test
    void hashes_the_same_password_differently_each_time() {
        String one = hasher.hash("secret sentence");
        String other = hasher.hash("secret sentence");

        assertThat(one).isNotEqualTo(other);
        assertThat(hasher.matches("secret sentence", one)).isTrue();
        assertThat(hasher.matches("secret sentence", other)).isTrue();
        assertThat(hasher.matches("Secret sentence", one)).isFalse();
    }

    @Test
    void computes_one_hash_whatever_it_is_compared_with() {
        String stored = hasher.hash("secret sentence");
        for (String with : List.of(stored, "", "damaged", "$argon2id$v=19$")) {
            long before = hasher.computed();

            hasher.matches("secret sentence", with);

            assertThat(hasher.computed() - before).as(with).isEqualTo(1);
        }
    }

    @Test
    void knows_which_hashes_were_made_with_other_parameters() {
        String weak = hasher.hash("secret sentence");
        PasswordHasher stronger = new PasswordHasher(new Argon2Parameters(16, 2, 1), 1, 1);

        assertThat(hasher.outdated(weak)).isFalse();
        assertThat(stronger.outdated(weak)).isTrue();
        assertThat(stronger.matches("secret sentence", weak)).isTrue();
        assertThat(stronger.outdated("damaged")).isTrue();
    }

    @Test
    void lets_a_few_work_some_wait_and_sends_the_rest_away() throws Exception {
        HashQueue queue = new HashQueue(2, 3, Duration.ofSeconds(10));
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> five = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                five.add(threads.submit(() -> queue.run(() -> {
                    int most = inside.incrementAndGet();
                    await(go);
                    inside.decrementAndGet();
                    return most;
                })));
            }
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(5))
                    .until(() -> queue.waiting() == 3);

            AccountException refusal =
                    refused(AccountException.Code.BUSY, () -> queue.run(() -> 1));

            assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(10));
            go.countDown();
            for (Future<Integer> one : five) assertThat(one.get()).isLessThanOrEqualTo(2);
            assertThat(queue.run(() -> "free again")).isEqualTo("free again");
        }
    }

    @Test
    void gives_up_its_place_when_the_work_fails_or_takes_too_long() {
        HashQueue queue = new HashQueue(1, 1, Duration.ofMillis(20));

        for (int i = 0; i < 5; i++)
            org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class,
                    () -> queue.run(() -> {
                        throw new IllegalStateException("a fault");
                    }));
        queue.run(() -> refused(AccountException.Code.BUSY, () -> queue.run(() -> 1)));

        assertThat(queue.run(() -> 7)).isEqualTo(7);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
