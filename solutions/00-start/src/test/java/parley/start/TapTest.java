// SPDX-License-Identifier: Apache-2.0
package parley.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TapTest {
    private final Tap tap = new Tap(new ByteArrayInputStream(new byte[] {1, -1, 3, 4}), 3);

    @Test
    void shows_what_arrived_since_the_last_look() throws IOException {
        assertThat(tap.read()).isEqualTo(1);
        assertThat(tap.read()).isEqualTo(255);
        assertThat(tap.arrived()).containsExactly(1, -1);
        assertThat(tap.read()).isEqualTo(3);
        assertThat(tap.arrived()).containsExactly(3);
    }

    @Test
    void ends_a_peer_that_never_ends() {
        assertThatThrownBy(tap::readAllBytes)
                .isInstanceOf(IOException.class).hasMessage("more than 3 bytes came");
    }
}
