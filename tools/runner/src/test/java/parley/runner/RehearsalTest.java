// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.runner.Report.Outcome;

/// A rehearsal that breaks off in the middle would slow every test JVM down, and nobody would see
/// why: what it was to load is then loaded in the first graded test.
@Timeout(60)
class RehearsalTest {
    private static final InputStream NO_JOB = InputStream.nullInputStream();
    private static final InputStream A_JOB = new ByteArrayInputStream(new byte[1]);

    private final Launch launch = new Launch();

    @ParameterizedTest
    @ValueSource(strings = {"talks_to_a_peer", "has_rows", "expects_a_refusal"})
    void goes_all_the_way_through_what_graded_tests_do(String test) {
        var end = Rehearsal.run(launch, test);

        assertThat(end.outcome()).as(end.message()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void tells_a_whole_story_once() {
        var end = Rehearsal.run(launch, "tells_its_failure");

        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.message()).contains("compare 7 bytes", "68 65 6c 6c 6f", "Expected:",
                "It is meant to fail.", "Every test has to pass.");
    }

    @Test
    void leaves_none_of_its_tests_out() {
        assertThat(Rehearsal.Warm.Up.class.getDeclaredMethods())
                .filteredOn(method -> !method.isSynthetic()).extracting("name")
                .containsExactlyInAnyOrderElementsOf(Rehearsal.TESTS);
    }

    @Test
    void keeps_no_job_waiting() throws IOException {
        assertThat(Rehearsal.run(launch, A_JOB, 0, 8)).isZero();
    }

    @Test
    void happens_once_in_a_training_whose_job_is_there_from_the_start() throws IOException {
        assertThat(Rehearsal.run(launch, A_JOB, 1, 8)).isEqualTo(1);
    }

    @Test
    void does_not_go_on_for_ever_when_no_job_comes() throws IOException {
        assertThat(Rehearsal.run(launch, NO_JOB, 0, 2)).isEqualTo(2);
    }

    @Test
    void ends_when_the_job_comes_in_the_middle() throws IOException {
        var asked = new AtomicInteger();
        var later = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the job is only looked for");
            }

            @Override
            public int available() {
                return asked.getAndIncrement() < 2 ? 0 : 1;
            }
        };

        assertThat(Rehearsal.run(launch, later, 0, 8)).isEqualTo(2);
    }
}
