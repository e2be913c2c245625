// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurationsTest {
    private static final List<TestPlan> TEN =
            IntStream.range(0, 10).mapToObj(DurationsTest::test).toList();

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("cache/03-sockets.millis");
    }

    @Test
    void few_short_tests_are_not_worth_a_second_jvm() {
        assertThat(new Durations(file).cut(TEN)).isEqualTo(10);
        assertThat(new Durations(file).cut(List.of())).isZero();
    }

    @Test
    void many_that_nobody_has_seen_are_cut_a_little_behind_the_middle() {
        var many = IntStream.range(0, 100).mapToObj(DurationsTest::test).toList();

        assertThat(new Durations(file).cut(many)).isEqualTo(55);
    }

    @Test
    void the_cut_is_where_both_end_together_as_they_did_last_time() {
        remember(100, 100, 100, 100, 100, 100, 100, 100, 1_000, 100);

        // 800 and the head start here, 1,000 and 100 there.
        assertThat(new Durations(file).cut(TEN)).isEqualTo(8);
    }

    @Test
    void one_long_test_at_the_front_is_left_to_the_first() {
        remember(5_000, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        assertThat(new Durations(file).cut(TEN)).isEqualTo(1);
    }

    @Test
    void what_was_seen_of_other_tests_stays() {
        remember(2_000);
        new Durations(file).remember(List.of(result(1, 2_000)));

        assertThat(new Durations(file).cut(TEN.subList(0, 2))).isEqualTo(1);
    }

    @Test
    void a_damaged_file_is_a_guess_like_any_other() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "T#m0 -5\nT#m1 99999999999999\nT#m2\n\n\u0000 1 2 3\n");

        assertThat(new Durations(file).cut(TEN)).isEqualTo(10);
    }

    private void remember(long... millis) {
        new Durations(file).remember(IntStream.range(0, millis.length)
                .mapToObj(i -> result(i, millis[i])).toList());
    }

    private static TestResult result(int number, long millis) {
        return new TestResult(test(number), Status.PASSED, 0, "", "", millis);
    }

    private static TestPlan test(int number) {
        return new TestPlan("T", "m" + number, 1, false, false, 2);
    }
}
