// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Types a student's commands in a small course whose folder has a space and umlauts.
class StudentCommandsTest {
    private static final String MINE = "labs/07-sums/src/main/java/parley/sums/Sums.java";

    @TempDir
    Path folder;

    private Path root;
    private SampleCourse sample;

    @BeforeEach
    void make() throws IOException {
        sample = SampleCourse.in(Files.createDirectories(
                folder.resolve("\u00dcbung 3").resolve("my course"))).gradedBefore();
        root = sample.course().root();
    }

    @Test
    void the_map_shows_where_one_is_and_what_to_type_next() {
        var map = Typing.of(root);

        assertThat(map.exit()).isEqualTo(Exit.DONE);
        assertThat(map.out()).contains(">  7  Sums").contains("you are here: 7.1 Add")
                .contains("0 points is how everybody begins.")
                .contains("Next: ./course task 7.1").doesNotContain("\u001b");
    }

    @Test
    void the_map_tells_a_script_the_same() {
        var map = Typing.of(root, "--json");

        assertThat(map.out().strip()).startsWith("{\"chapters\":[{\"number\":7,")
                .contains("\"max\":100").contains("\"here\":\"7.1\"")
                .contains("\"next\":\"./course task 7.1\"").endsWith("}");
    }

    @Test
    void the_map_remembers_points_and_what_was_last() throws IOException {
        sample.write(MINE, SampleLab.REFERENCE);
        grade("7");

        var map = Typing.of(root);

        assertThat(map.out()).contains("100 of 100").contains("done").contains("Last: 7.")
                .contains("passed").contains("today at");
    }

    @Test
    void the_first_grading_makes_all_later_ones_faster() throws IOException {
        var course = SampleCourse.in(Files.createDirectory(folder.resolve("new"))).course();
        var cache = new AotCache(course.state().resolve("aot"));
        assumeTrue(cache.isPossible(), "the build has no jars yet");
        assertThat(cache.isThere()).isFalse();

        Typing.of(course.root(), "grade", "7.1");

        assertThat(cache.isThere()).isTrue();
    }

    @Test
    void the_map_names_what_to_grade_again_once_the_tests_have_changed() throws IOException {
        sample.write(MINE, SampleLab.REFERENCE);
        grade("7");
        sample.edit(SampleCourse.TESTS, "add 20 and 22", "add twenty and 22");

        assertThat(Typing.of(root).out())
                .contains("The tests of lab 7 have changed since you passed 7.1, 7.2")
                .contains("Next: ./course grade 7");
    }

    @Test
    void a_task_says_what_why_and_where() throws IOException {
        var task = Typing.of(root, "task", "7.2");

        assertThat(task.exit()).isEqualTo(Exit.DONE);
        assertThat(task.out()).contains("7.2  Greet").contains("60 points, about 9 minutes")
                .contains("Why: Manners.").contains("Builds on: 7.1")
                .contains("Open: " + MINE + ":" + lineOf("\"TODO 7.2\""))
                .contains("Our answer takes 2 lines.").contains("./course watch 7");
    }

    @Test
    void a_task_whose_todo_is_gone_is_found_by_its_method() throws IOException {
        sample.edit(MINE, "// TODO 7.1: add both numbers", "// mine");
        sample.edit(MINE, "throw new UnsupportedOperationException(\"TODO 7.1\");", "return 0;");

        assertThat(Typing.of(root, "task", "7.1").out())
                .contains("Open: " + MINE + ":" + lineOf("int add("));
    }

    @Test
    void without_a_name_the_task_is_the_next_one_and_a_lab_lists_its_tasks() {
        assertThat(Typing.of(root, "task").out()).startsWith("7.1  Add");
        assertThat(Typing.of(root, "task", "7").out()).contains("7.1   Add")
                .contains("+5 points");
    }

    @Test
    void hints_come_one_by_one_and_end() {
        assertThat(Typing.of(root, "hint", "7.1").out()).contains("1. one")
                .doesNotContain("two").contains("Hint 1 of 3");
        assertThat(Typing.of(root, "hint", "7.1").out()).contains("2. two");
        assertThat(Typing.of(root, "hint", "7.1").out()).contains("3. three")
                .contains("Hint 3 of 3");
        assertThat(Typing.of(root, "hint", "7.1").out()).contains("There are no more hints")
                .contains("./course solution 7.1 --anyway");
    }

    @Test
    void the_solution_waits_until_the_task_is_passed() throws IOException {
        var early = Typing.of(root, "solution", "7.1");
        assertThat(early.exit()).isEqualTo(Exit.NOT_YET);
        assertThat(early.all()).contains("You have not passed 7.1 yet").doesNotContain("a + b");

        assertThat(Typing.of(root, "solution", "7.1", "--anyway").out()).contains("return a + b;");

        sample.write(MINE, SampleLab.REFERENCE.replace("a + b;", "b + a;"));
        grade("7.1");
        assertThat(Typing.of(root, "solution", "7.1").out())
                .contains("Yours: Sums.add").contains("    return b + a;")
                .contains("Ours: " + SampleCourse.SOLUTION).contains("    return a + b;")
                .doesNotContain("task 7.1:").contains("solutions/07-sums/right");
    }

    @Test
    void reset_puts_the_starter_back_and_keeps_a_copy() throws IOException {
        var starter = sample.read(MINE);
        sample.write(MINE, "my work");
        sample.write("labs/07-sums/src/main/java/parley/sums/Helper.java", "my helper");

        var reset = Typing.of(root, "reset", "7", "--yes");

        assertThat(reset.exit()).isEqualTo(Exit.DONE);
        assertThat(sample.read(MINE)).isEqualTo(starter);
        assertThat(root.resolve("labs/07-sums/src/main/java/parley/sums/Helper.java"))
                .doesNotExist();
        var kept = root.resolve(reset.out().strip().replaceFirst(".* are in ", ""));
        assertThat(kept.resolve(MINE)).hasContent("my work");
        assertThat(kept.resolve("labs/07-sums/src/main/java/parley/sums/Helper.java"))
                .hasContent("my helper");
        assertThat(Typing.of(root, "reset", "7", "--yes").out())
                .contains("is as it was at the start");
    }

    @Test
    void reset_takes_no_single_task() {
        var reset = Typing.of(root, "reset", "7.1", "--yes");

        assertThat(reset.exit()).isEqualTo(Exit.USAGE);
        assertThat(reset.err()).contains("./course reset 7");
    }

    @Test
    void submit_makes_a_zip_of_sources_and_a_manifest_and_nothing_else() throws IOException {
        sample.write("labs/07-sums/src/main/java/parley/sums/notes.txt", "not for the teacher");
        sample.write("labs/07-sums/src/main/java/other/Evil.java", "class Evil {}");
        var zip = root.resolve("my zip.zip");

        var submit = Typing.of(root, "submit", "7", "--to", zip.toString());

        assertThat(submit.exit()).isEqualTo(Exit.DONE);
        assertThat(submit.out()).contains(zip.toString());
        try (var file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(Object::toString))
                    .containsExactly("manifest.json", "src/main/java/parley/sums/Sums.java");
            var manifest = new String(file.getInputStream(file.getEntry("manifest.json"))
                    .readAllBytes());
            assertThat(manifest).contains("\"lab\":\"07-sums\"").contains("\"points\":0")
                    .contains("\"sha256\":{\"src/main/java/parley/sums/Sums.java\":\"");
        }
    }

    private void grade(String name) {
        var graded = Typing.of(root, "grade", name);
        assertThat(graded.exit()).as(graded.all()).isEqualTo(Exit.DONE);
    }

    private int lineOf(String text) throws IOException {
        var before = sample.read(MINE);
        return 1 + (int) before.substring(0, before.indexOf(text)).chars()
                .filter(c -> c == '\n').count();
    }
}
