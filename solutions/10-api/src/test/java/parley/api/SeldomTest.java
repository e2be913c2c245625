// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeldomTest {
    @Test
    void lets_one_through_in_a_while_and_counts_the_others() {
        AtomicLong nanos = new AtomicLong(-5);
        Seldom seldom = new Seldom(nanos::get);

        assertThat(seldom.now()).isTrue();
        assertThat(seldom.now()).isFalse();
        nanos.addAndGet(Seldom.PAUSE.toNanos() - 1);
        assertThat(seldom.now()).isFalse();
        nanos.incrementAndGet();
        assertThat(seldom.now()).isTrue();

        assertThat(seldom.missed()).isEqualTo(2);
        assertThat(seldom.missed()).isZero();
    }
}
