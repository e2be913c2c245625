// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrozenBytesTest {
    private static final String DUMP = """
            You sent the peer (41 bytes)
              0000  47 45 54 20 2f 20 48 54 54 50 2f 31 2e 30 0d 0a  GET / HTTP/1.0..
              0010  48 6f 73 74 3a 20 31 32 37 2e 30 2e 30 2e 31 3a  Host: 127.0.0.1:
              0020  %s 0d 0a 0d 0a                       %s....

            Expected: the end
            """;

    @Test
    void takes_a_port_out_that_stands_across_two_rows() {
        assertThat(FrozenBytes.withoutPorts(DUMP.formatted("33 33 32 34 33", "33243")))
                .isEqualTo(DUMP.formatted("30 30 30 30 30", "00000"));
    }

    @Test
    void leaves_all_other_bytes_alone() {
        String text = DUMP.replace("3a", "3b").formatted("33 33 32 34 33", "33243");

        assertThat(FrozenBytes.withoutPorts(text)).isEqualTo(text);
    }
}
