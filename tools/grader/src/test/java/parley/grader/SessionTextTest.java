// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sat Nov 21 02:27:28 UTC 2026         | DATE TIME
            Sun, 6 Nov 1994 08:49:37 GMT         | DATE TIME
            2026-11-21T02:27:28.123Z             | DATE TIME
            2026-11-21 02:27:28 +01:00           | DATE TIME
            it took 12 ms                        | it took TIME
            sent 9 bytes, 0.1 MB/s               | sent 9 bytes, SPEED
            lab-00-start-2026-11-21-0338.zip     | lab-00-start-DATE-TIME.zip
            227 Call me (127,0,0,1,135,27)       | 227 Call me (127,0,0,1,PORT)
            1 bytes:    845.7 ms                 | 1 bytes: TIME
            Saved /tmp/parley4439130848/a.png    | Saved /tmp/parleyID/a.png
            client /127.0.0.1:40123 on port 6789 | client /127.0.0.1:PORT on port 6789
            from port 51000                      | from port PORT
            a port of ours :40000                | a port of ours :40000
            65536 bytes, ratio 1:65536           | 65536 bytes, ratio 1:PORT
            pid 4711, Thread[#31,main]           | pid PID, Thread[#ID,main]
            java.lang.Object@1b2c3d4             | java.lang.Object@HASH
            1,024 bytes in 3 reads               | 1,024 bytes in 3 reads
            """)
    void what_differs_from_run_to_run_becomes_a_word(String line, String comparable) {
        assertThat(SessionText.comparable(line, List.of(6789, 40000))).isEqualTo(comparable);
    }

    @Test
    void lines_left_out_stand_for_any_number_of_lines() {
        List<String> shown = List.of("one", "two", "three", "two", "four");

        assertThat(same(List.of("one", "…", "four"), shown)).isTrue();
        assertThat(same(List.of("…", "two", "four"), shown)).isTrue();
        assertThat(same(List.of("one", "…"), shown)).isTrue();
        assertThat(same(List.of("…"), List.of())).isTrue();
        assertThat(same(List.of("one", "…", "five"), shown)).isFalse();
        assertThat(same(List.of("…", "three"), shown)).isFalse();
        assertThat(same(List.of("one"), shown)).isFalse();
        assertThat(same(shown, List.of("one"))).isFalse();
    }

    @Test
    void many_lines_are_no_trouble() {
        List<String> lines = java.util.Collections.nCopies(20_000, "line");

        assertThat(same(lines, lines)).isTrue();
    }

    private static boolean same(List<String> recorded, List<String> shown) {
        return SessionText.same(recorded, shown, List.of());
    }
}
