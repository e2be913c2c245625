// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Breaks the description of a lab on purpose, and sees it refused before anything runs.
class LabChecksTest {
    @TempDir
    Path folder;

    private SampleCourse sample;

    @BeforeEach
    void make() throws IOException {
        sample = SampleCourse.in(folder);
    }

    @Test
    void accepts_a_starter_that_is_up_to_date() throws IOException {
        assertThat(starter()).isEmpty();
    }

    @Test
    void refuses_a_stale_starter_and_a_stale_readme() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "task 7.1: add both numbers", "task 7.1: add them");
        sample.edit("labs/07-sums/lab.properties", "title=Sums", "title=All sums");

        assertThat(starter()).extracting(Finding::text).containsExactly(
                "labs/07-sums/README.md: it is out of date, its solution or its tests have "
                        + "changed; run ./course starters 7",
                "labs/07-sums/src/main/java/parley/sums/Sums.java: it is out of date, its "
                        + "solution or its tests have changed; run ./course starters 7");

        sample.cut();
        assertThat(starter()).isEmpty();
    }

    @Test
    void refuses_a_generated_file_that_was_changed_by_hand_or_added() throws IOException {
        sample.edit("labs/07-sums/README.md", "# Lab 7: Sums", "# My lab");
        sample.write("labs/07-sums/src/main/java/parley/sums/Extra.java", "class Extra { }");

        assertThat(starter()).extracting(Finding::text).containsExactly(
                "labs/07-sums/README.md: it was changed by hand, and this file is generated; "
                        + "change solutions/07-sums instead, delete this file and run ./course "
                        + "starters 7",
                "labs/07-sums/src/main/java/parley/sums/Extra.java: it is cut from nothing; move "
                        + "it to solutions/07-sums or delete it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @Hint("three") @BuildsOn | @BuildsOn           | task 7.2 has 2 hints; give it three @Hint: a nudge, a direction, nearly the answer
            minutes = 9              | minutes = 0         | task 7.2 says no minutes
            add.md#greeting          | add.md#greetings    | task 7.2 names a page that is not there: the link "07-sums/add.md#greetings" is dead
            add.md#greeting          | add.md              | task 7.2 names the page "07-sums/add.md"; name a heading
            points = 60              | points = 50         | its core tasks are worth 90 points; make them 100
            stretch = true,          | stretch = false,    | it has 0 stretch tasks; a lab has one to three
            @BuildsOn("7.1")         | @BuildsOn("7.8")    | task 7.2 builds on 7.8, which is no other task of this lab
            id = "7.3"               | id = "7.4"          | task 7.4 has no marker in solutions/07-sums
            id = "7.3"               | id = "8.3"          | task 8.3 belongs to another chapter
            what = "Greet."          | what = ""           | task 7.2 has an empty "what"
            """)
    void refuses_a_task_that_is_not_described(String text, String replacement, String sentence)
            throws IOException {
        assertThat(tasks()).isEmpty();
        sample.edit(SampleCourse.TESTS, text, replacement);

        assertThat(tasks()).extracting(Finding::text).anySatisfy(found ->
                assertThat(found).startsWith("labs/07-sums/src/test/java").contains(sentence));
    }

    @Test
    void refuses_a_lab_without_its_moment() throws IOException {
        sample.edit("labs/07-sums/lab.properties", "moment=Count.", "");

        assertThat(tasks()).singleElement().asString()
                .startsWith("labs/07-sums/lab.properties: add moment=...");
    }

    @Test
    void refuses_a_marker_without_a_test() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "task 7.3", "task 7.5");
        sample.edit(SampleCourse.SOLUTION, "end 7.3", "end 7.5");

        assertThat(tasks()).extracting(Finding::text).contains(SampleCourse.SOLUTION
                + ":15: it marks task 7.5, and no graded test has @Task(id = \"7.5\"); write its "
                + "tests or correct the number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return a + b;               | int c = a + b; // task 7.9: nested~ | Sums.java:5: "// task 7.1: add both numbers" (line 4) is still open: markers never nest
            // task 7.1                 | int first; // task 7.1              | Sums.java:4: the marker must come first in the body of Sums.add
            """)
    void refuses_markers_that_nest_or_do_not_enclose_a_body(
            String text, String replacement, String sentence) throws IOException {
        sample.edit(SampleCourse.SOLUTION, text, replacement.replace('~', '\n'));

        assertThatThrownBy(() -> files()).isInstanceOf(CutException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refuses_variants_that_are_too_few_or_incomplete() throws IOException {
        assertThat(variants()).isEmpty();
        TemporaryFolder.delete(sample.path("solutions/07-sums/right/plain"));
        sample.write("solutions/07-sums/wrong/adds-wrongly-0/variant.properties", "task=7.9\n");
        sample.write("solutions/07-sums/wrong/adds-wrongly-1/Sums.java", SampleCourse.MARKED);
        Files.delete(sample.path("solutions/07-sums/wrong/adds-wrongly-2/Sums.java"));
        TemporaryFolder.delete(sample.path("solutions/07-sums/wrong/adds-wrongly-3"));

        assertThat(variants()).extracting(Finding::text).containsExactly(
                "solutions/07-sums/wrong: it holds 7 wrong variants and needs 8; CONTRIBUTING.md "
                        + "says how to add one",
                "solutions/07-sums/right: it holds 0 right variants and needs 1; CONTRIBUTING.md "
                        + "says how to add one",
                "solutions/07-sums/wrong/adds-wrongly-0/variant.properties: task=7.9 is no task of "
                        + "this lab; name the one that must catch it",
                "solutions/07-sums/wrong/adds-wrongly-0/variant.properties: add mistake=... : the "
                        + "mistake in one sentence",
                "solutions/07-sums/wrong/adds-wrongly-1/Sums.java: it does not differ from the "
                        + "solution's; delete it",
                "solutions/07-sums/wrong/adds-wrongly-2: it holds no Java file; add the files "
                        + "that differ from ours");
    }

    @Test
    void refuses_needs_that_nobody_knows() throws IOException {
        sample.write("labs/07-sums/lab.properties", "needs.heapMegabyte=64\n");

        assertThatThrownBy(() -> LabProperties.of(sample.lab()))
                .isInstanceOf(CourseException.class)
                .hasMessageContaining("nobody knows \"needs.heapMegabyte\"; there are heapMega");
    }

    @Test
    void writes_a_readme_with_everything_a_student_needs() throws IOException {
        sample.write("labs/07-sums/lab.properties", """
                title=Sums
                part=parley.sums
                moment=Start the messenger and count.
                needs.heapMegabytes=64
                """);
        sample.cut();

        assertThat(sample.read("labs/07-sums/README.md"))
                .contains("# Lab 7: Sums")
                .contains("| 7.1 Add | 40 | 5 | integrity |")
                .contains("| 7.3 Double | +5 | 5 | speed |")
                .contains("`Sums.greet` in [Sums.java](src/main/java/parley/sums/Sums.java). Our "
                        + "answer has 2 lines.")
                .contains("[07-sums/add.md](../../book/07-sums/add.md#greeting)")
                .contains("**Builds on:** 7.1")
                .contains("## The moment\n\nStart the messenger and count.")
                .contains("64 MB of heap, files of up to 16 MB");
    }

    @Test
    void runs_unchanged_inputs_once() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        CheckCache cache = new CheckCache(folder.resolve("cache"), true);
        Path variant = sample.path("solutions/07-sums/wrong/adds-wrongly-0");

        run(cache, variant, runs);
        run(cache, variant, runs);
        assertThat(runs).hasValue(1);

        sample.write("solutions/07-sums/wrong/adds-wrongly-0/Sums.java", "class Sums { }");
        run(new CheckCache(folder.resolve("cache"), true), variant, runs);
        assertThat(runs).hasValue(2);

        run(new CheckCache(folder.resolve("cache"), false), variant, runs);
        assertThat(runs).hasValue(3);
    }

    private void run(CheckCache cache, Path variant, AtomicInteger runs) throws IOException {
        try (Engine engine = Engine.open(sample.course())) {
            OpenLab.of(engine, sample.lab(), folder, cache).lab()
                    .unlessKnown("wrong", List.of(variant), () -> {
                        runs.incrementAndGet();
                        return List.of();
                    });
        }
    }

    private List<Finding> starter() throws IOException {
        return new StarterCheck(sample.lab(), files().files()).run();
    }

    private List<Finding> tasks() throws IOException {
        return new TaskCheck(plan(), files().starter().tasks(),
                new LinkCheck(CourseFiles.of(sample.course().root()))).run();
    }

    private List<Finding> variants() throws IOException {
        return new VariantShapeCheck(plan()).run();
    }

    private LabFiles files() throws IOException {
        return LabFiles.of(plan());
    }

    private LabPlan plan() {
        try (Engine engine = Engine.open(sample.course())) {
            return engine.plan(sample.lab());
        }
    }
}
