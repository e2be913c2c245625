// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes out of a failure's text what differs from run to run, and nothing else.
class FrozenTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Look at:  labs/03-sockets/src/LineReader.java:42 | Look at:  labs/03-sockets/src/LineReader.java:LINE
            connect to 127.0.0.1:40123                       | connect to 127.0.0.1:PORT
            connect to [::1]:40123                           | connect to [::1]:PORT
            it listens on port 40123                         | it listens on port PORT
            Socket[addr=/127.0.0.1,port=9,localport=40123]   | Socket[addr=/127.0.0.1,port=PORT,localport=PORT]
            nothing came within 1 s, it took 1003 ms         | nothing came within TIME, it took TIME
            after 2.5 seconds                                | after TIME
            Thread-12 and virtual-34 wait                    | Thread-N and virtual-N wait
            java.lang.Object@1b6d3586                        | java.lang.Object@HASH
            Expected: 13 bytes                               | Expected: 13 bytes
            HTTP/1.0 200 OK                                  | HTTP/1.0 200 OK
            0000  48 65 6c 6c 6f                             | 0000  48 65 6c 6c 6f
            2026-11-21T12:00:00Z                             | 2026-11-21T12:00:00Z
            """)
    void replaces_only_what_changes(String text, String frozen) {
        assertThat(FrozenText.normal(text)).isEqualTo(frozen);
    }
}
