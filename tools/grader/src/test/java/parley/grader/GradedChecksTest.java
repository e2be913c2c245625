// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Breaks a consistent course in what only shows when it is graded, and sees it refused.
class GradedChecksTest {
    @TempDir
    Path folder;

    private SampleCourse sample;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        sample = SampleCourse.in(Files.createDirectory(folder.resolve("course")));
        sample.gradedBefore();
        engine = Engine.limited(sample.course(), 1);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void finds_nothing_in_a_consistent_course_once_its_texts_are_frozen() throws Exception {
        StringWriter shown = new StringWriter();
        CheckRun accepting = new CheckRun(new CheckProgress(new PrintWriter(shown)));
        OpenLab open = open(noCache());
        for (Variant variant : Variant.of(sample.lab(), Variant.WRONG)) {
            assertThat(new WrongVariantCheck(open.lab(), variant, 1)
                    .accept(new ArrayList<>())).isEmpty();
        }

        new CourseCheck(sample.course(), engine, accepting, noCache(), "", work()).run();

        assertThat(accepting.findings()).isEmpty();
        assertThat(shown.toString()).contains("lab 7: solution earns everything")
                .contains("wrong variant adds-wrongly-7 fails 7.1")
                .contains("lazy answer 7.2 empty earns 0");
    }

    @Test
    void refuses_a_starter_that_already_passes() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "        // task 7.3: double it\n", "");
        sample.edit(SampleCourse.SOLUTION, "        // end 7.3\n", "");

        assertThat(starting()).singleElement().asString().contains(
                "the starter's task 7.3 is \"passed\" with 5 points and must be \"not-started\"");
    }

    @Test
    void refuses_a_starter_that_compiles_with_a_warning() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "public final class Sums {",
                "public final class Sums {\n    java.util.List given = null;");

        assertThat(starting()).singleElement().asString()
                .contains("the starter with its graded tests gives a warning at ")
                .contains("Sums.java:3");
    }

    @Test
    void refuses_a_right_variant_that_fails() throws IOException {
        sample.variant("right/plain", "note=wrong after all\n", "return 2 * a;", "return a + 2;");

        assertThat(right()).singleElement().asString()
                .startsWith("solutions/07-sums/right/plain: it is right, and task 7.3 earns 0 of 5")
                .contains("mend the test in " + SampleCourse.TESTS)
                .contains("Expected: 8");
    }

    @Test
    void refuses_needs_that_are_too_small_for_the_solution() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "return a + b;",
                "byte[] much = new byte[60_000_000]; return a + b + much[1];");
        assertThat(solution()).isEmpty();
        sample.write("labs/07-sums/lab.properties", "needs.heapMegabytes=40\n");

        assertThat(solution()).isNotEmpty().first().asString()
                .contains("(it ran with what labs/07-sums/lab.properties grants: 40 MB of heap");
    }

    @Test
    void refuses_files_larger_than_the_needs_grant() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "return a + b;", """
                try {
                    var file = java.nio.file.Files.createTempFile("sample", "");
                    java.nio.file.Files.write(file, new byte[2_000_000]);
                    java.nio.file.Files.delete(file);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                return a + b;""");
        assertThat(solution()).isEmpty();
        sample.write("labs/07-sums/lab.properties", "needs.fileMegabytes=1\n");

        List<Finding> findings = solution();

        if (!NeedsLimit.isPossible()) return;
        assertThat(findings).isNotEmpty().first().asString().contains("files of up to 1 MB");
    }

    @Test
    void refuses_a_wrong_variant_that_is_not_caught() throws IOException {
        sample.wrong("adds-wrongly-0", "7.1", "return a + b;", "return a == 99 ? 0 : a + b;");

        assertThat(accept("adds-wrongly-0")).singleElement().asString()
                .contains("no test of task 7.1 notices the mistake \"a mistake\"; add one to "
                        + SampleCourse.TESTS);
    }

    @Test
    void refuses_a_wrong_variant_that_another_task_catches_first() throws IOException {
        sample.wrong("adds-wrongly-0", "7.2", "return a + b;", "return a;");

        assertThat(accept("adds-wrongly-0")).singleElement().asString().contains(
                "variant.properties: task 7.1 catches it before task 7.2 can; write task=7.1");
    }

    @Test
    void refuses_a_text_that_is_not_frozen_or_has_changed_and_shows_the_difference()
            throws IOException {
        assertThat(wrong("adds-wrongly-0")).singleElement().asString()
                .contains("failure.txt: no text is frozen for it; run ./course check 7 --accept");

        accept("adds-wrongly-0");
        assertThat(wrong("adds-wrongly-0")).isEmpty();
        sample.edit("solutions/07-sums/wrong/adds-wrongly-0/failure.txt", "Expected: 3",
                "Expected: three");

        assertThat(wrong("adds-wrongly-0")).singleElement().asString()
                .contains("failure.txt: a student now sees another text")
                .contains("- Expected: three").contains("+ Expected: 3");
    }

    @Test
    void does_not_freeze_a_text_that_differs_from_run_to_run() throws IOException {
        sample.wrong("adds-wrongly-0", "7.1", "return a + b;",
                "return (int) System.nanoTime() | 1 << 20;");

        assertThat(accept("adds-wrongly-0")).singleElement().asString()
                .contains("it tells another story in run 2 of 3");
    }

    @Test
    void refuses_a_test_that_a_lazy_answer_passes() throws IOException {
        sample.edit(SampleCourse.TESTS, "@Test @Negative", "@Test");

        assertThat(lazy("7.2 throws")).isEmpty();
        sample.edit(SampleCourse.TESTS, "\"Hello, Ada\", new Sums().greet(\"Ada\")",
                "\"\", new Sums().greet(\"Ada\").replace(\"Hello, Ada\", \"\")");

        assertThat(lazy("7.2 empty")).singleElement().asString()
                .startsWith(SampleCourse.TESTS + ": task 7.2 earns 40 points for an answer that "
                        + "only has \"return \"\"\"").contains("\"greets by name\"");
    }

    private List<Finding> starting() throws IOException {
        OpenLab open = open(noCache());
        return new StartingCheck(open.lab(), open.files().starter()).run();
    }

    private List<Finding> solution() throws IOException {
        close();
        engine = Engine.limited(sample.course(), 1);
        return AnswerCheck.ofSolution(open(noCache()).lab()).run();
    }

    private List<Finding> right() throws IOException {
        Variant plain = Variant.of(sample.lab(), Variant.RIGHT).getFirst();
        return AnswerCheck.of(open(noCache()).lab(), plain).run();
    }

    private List<Finding> wrong(String name) throws IOException {
        return check(name).run();
    }

    private List<Finding> accept(String name) throws IOException {
        return check(name).accept(new ArrayList<>());
    }

    private WrongVariantCheck check(String name) throws IOException {
        Variant variant = Variant.of(sample.lab(), Variant.WRONG).stream()
                .filter(any -> any.name().equals(name)).findFirst().orElseThrow();
        return new WrongVariantCheck(open(noCache()).lab(), variant, 3);
    }

    private List<Finding> lazy(String name) throws IOException {
        return LazyVariantCheck.all(open(noCache()).lab()).stream()
                .filter(check -> check.name().equals(name)).findFirst().orElseThrow().run();
    }

    private OpenLab open(CheckCache cache) throws IOException {
        return OpenLab.of(engine, sample.lab(), work(), cache);
    }

    private Path work() throws IOException {
        return Files.createDirectories(folder.resolve("work"));
    }

    private CheckCache noCache() {
        return new CheckCache(folder.resolve("cache"), false);
    }
}
