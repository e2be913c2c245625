// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    @TempDir
    private Path folder;
    private SampleLab sample;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        sample = SampleLab.in(folder);
        engine = sample.engine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_starter_earns_nothing_and_nothing_runs() {
        var result = grade();

        assertThat(result.verdict()).isEqualTo(Verdict.GRADED);
        assertThat(result.points()).isZero();
        assertThat(result.max()).isEqualTo(100_000);
        assertThat(result.tasks()).allMatch(task -> task.status() == Status.NOT_STARTED);
        assertThat(result.tasks().getFirst().tests().getFirst().message()).isEqualTo(
                "Not started: open labs/07-sums/src/main/java/parley/sums/Sums.java:4");
    }

    @Test
    void the_reference_earns_everything() {
        var result = engine.grade(
                Submission.ofSolution(sample.lab()), Selection.all(), GradeListener.NONE);

        assertThat(result.points()).isEqualTo(100_000);
        assertThat(result.bonus()).isEqualTo(5_000);
        assertThat(result.tasks()).allMatch(task -> task.status() == Status.PASSED);
    }

    @Test
    void a_class_with_more_tests_of_a_task_shares_its_points_and_tells_its_page()
            throws IOException {
        sample.write("labs/07-sums/src/test/java/parley/sums/EarlierByNameTest.java", """
                package parley.sums;
                import org.junit.jupiter.api.Test;
                import parley.testkit.*;

                @MoreTestsOf(SumsTest.Task3.class)
                class EarlierByNameTest {
                    @Test
                    void doubles_nothing(Story story) {
                        story.expect("double", 1, new Sums().twice(0));
                    }
                }
                """);

        var result = engine.grade(
                Submission.ofSolution(sample.lab()), Selection.only("7.3"), GradeListener.NONE);

        var tests = result.tasks().getLast().tests();
        assertThat(tests).extracting(test -> test.test().method())
                .containsExactly("doubles", "doubles_nothing");
        assertThat(tests).extracting(TestResult::points).containsExactly(2_500, 0);
        assertThat(tests.getLast().message()).contains("Expected: 1")
                .contains("Read:     book/07-sums/double.md");
    }

    private LabResult grade() {
        return engine.grade(Submission.ofLab(sample.lab()), Selection.all(), GradeListener.NONE);
    }
}
