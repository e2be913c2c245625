// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Machine;

/// When slow tests run, and what is believed of them.
@Timeout(120)
class SlowTestsTest {
    private static final String TESTS = """
            package parley.sums;
            import java.nio.file.*;
            import org.junit.jupiter.api.*;
            import parley.testkit.*;

            class SlowTest {
                static final Path MARK = Path.of("%s");
                %s
                @Nested
                @Task(id = "7.4", title = "Wait", points = 5, principle = Principle.SPEED,
                        minutes = 5, stretch = true, what = "Wait.", why = "More.",
                        page = "07-sums/wait.md")
                @Hint("one") @Hint("two") @Hint("three")
                class Task4 {
                    %s
                }
            }
            """;

    @TempDir
    Path folder;
    private SampleLab sample;
    private Signals signals;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        Machine.needs("nice");
        sample = SampleLab.in(folder).handIn("Sums.java", SampleLab.REFERENCE);
        signals = new Signals();
    }

    @AfterEach
    void close() throws IOException {
        if (signals != null) signals.close();
    }

    @Test
    void they_begin_with_the_others_where_somebody_waits_for_one_verdict() throws IOException {
        tests("""
                @Test @Slow
                void slow() throws Exception { signal(); }
                @Test @Limit(seconds = 30)
                void quick() throws Exception { await(); }
                """);

        assertThat(grade()).containsExactly("quick PASSED", "slow PASSED");
    }

    @Test
    void what_fails_beside_others_runs_again_alone() throws IOException {
        tests("""
                @Test @Slow
                void slow(Story story) throws Exception {
                    if (Files.exists(MARK)) return;
                    Files.createFile(MARK);
                    last();
                    signal();
                    throw story.fail("disturbed");
                }
                @Test @Limit(seconds = 30)
                void quick() throws Exception { await(); }
                """);

        assertThat(grade()).containsExactly("quick PASSED", "slow PASSED");
    }

    @Test
    void a_quick_one_that_is_disturbed_runs_again_alone_before_the_slow_ones() throws IOException {
        tests("""
                @Test @Slow
                void slow() { }
                @Test
                void quick(Story story) throws Exception {
                    if (Files.exists(MARK)) return;
                    Files.createFile(MARK);
                    throw story.fail("disturbed");
                }
                @Test
                void another_quick_one() { }
                """);

        assertThat(grade()).containsExactlyInAnyOrder("quick PASSED", "another_quick_one PASSED",
                "slow PASSED").endsWith("slow PASSED");
    }

    @Test
    void what_fails_while_nothing_else_runs_has_failed() throws IOException {
        tests("""
                @Test @Slow
                void slow(Story story) throws Exception {
                    if (Files.exists(MARK)) return;
                    Files.createFile(MARK);
                    last();
                    throw story.fail("not this way");
                }
                """);

        assertThat(grade()).containsExactly("slow FAILED");
    }

    @Test
    void what_fails_alone_too_has_failed() throws IOException {
        tests("""
                @Test @Slow
                void slow(Story story) { throw story.fail("not this way"); }
                @Test
                void quick() { }
                """);

        assertThat(grade()).containsExactly("quick PASSED", "slow FAILED");
    }

    @Test
    void one_that_takes_its_jvm_along_leaves_the_verdict_to_the_run_alone() throws IOException {
        tests("""
                @Test @Slow
                void slow() { Runtime.getRuntime().halt(0); }
                @Test
                void quick() { }
                """);

        assertThat(grade()).containsExactly("quick PASSED", "slow FAILED", "EXITED");
    }

    @Test
    void what_fails_in_the_only_jvm_that_is_worth_it_has_failed_at_once() throws IOException {
        tests("""
                @Test
                void quick(Story story) throws Exception {
                    if (Files.exists(MARK)) return;
                    Files.createFile(MARK);
                    throw story.fail("not this way");
                }
                """);

        assertThat(grade()).containsExactly("quick FAILED");
    }

    private void tests(String methods) throws IOException {
        var mark = folder.resolve("mark").toString().replace("\\", "\\\\");
        sample.write("labs/07-sums/src/test/java/parley/sums/SlowTest.java",
                TESTS.formatted(mark, signals.client(), methods));
    }

    /// The tests of the task as they are told, and the verdict when it is another than usual.
    private List<String> grade() throws IOException {
        try (var engine = Engine.once(sample.course(), SampleAot.FOLDER)) {
            var result = engine.grade(
                    Submission.ofLab(sample.lab()), Selection.only("7.4"), new GradeListener() {
                        @Override
                        public void finished(TestResult test) {
                            heard.add(test.test().method() + " " + test.status());
                        }
                    });
            if (result.verdict() != Verdict.GRADED) heard.add(result.verdict().name());
            return heard;
        }
    }
}
