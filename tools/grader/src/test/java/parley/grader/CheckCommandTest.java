// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Types `./course check` and `./course starters` in a small course.
class CheckCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SampleCourse sample;

    @BeforeEach
    void make() throws IOException {
        sample = SampleCourse.in(folder);
    }

    @Test
    void names_what_is_wrong_with_its_file_and_ends_with_1() throws IOException {
        withoutTests();
        sample.write("book/index.md", "# Start\n[gone](gone.md)\n");

        assertThat(check()).isEqualTo(Exit.NOT_YET);

        assertThat(out.toString()).contains("text: links and their headings")
                .contains("book/index.md:2: the link \"gone.md\" is dead")
                .contains("5 checks in").contains("1 problem, above.");
    }

    @Test
    void says_so_when_all_is_consistent() throws IOException {
        withoutTests();

        assertThat(check("7")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("all is consistent.");
    }

    @Test
    void prints_json_for_scripts_and_nothing_else() throws IOException {
        withoutTests();
        sample.write("book/index.md", "# Start\n[gone](gone.md)\n");

        check("--json");

        assertThat(out.toString().strip()).startsWith("{\"ok\":false,\"checks\":5,")
                .contains("{\"file\":\"book/index.md\",\"line\":2,\"text\":\"the link ")
                .endsWith("]}");
    }

    @Test
    void refuses_a_chapter_that_is_not_there() {
        assertThat(check("9")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("There is no chapter 9 yet.");
    }

    @Test
    void cuts_shows_the_difference_and_keeps_what_was_changed() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "task 7.1: add both numbers", "task 7.1: add them");

        assertThat(run(new StartersCommand(), "7")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("3 bodies cut, 1 changed")
                .contains("- ").contains("+         // TODO 7.1: add them");

        sample.edit("labs/07-sums/src/main/java/parley/sums/Sums.java", "add them", "mine");
        assertThat(run(new StartersCommand())).isEqualTo(Exit.NOT_YET);
        assertThat(out.toString()).contains("KEPT     labs/07-sums/src/main/java/parley/sums/Sums");
        assertThat(sample.read("labs/07-sums/src/main/java/parley/sums/Sums.java"))
                .contains("TODO 7.1: mine");
    }

    @Test
    void names_the_line_of_a_wrong_marker() throws IOException {
        sample.edit(SampleCourse.SOLUTION, "// end 7.1", "");

        assertThat(run(new StartersCommand(), "7")).isEqualTo(Exit.NOT_YET);
        assertThat(err.toString()).contains(SampleCourse.SOLUTION
                + ":9: \"// task 7.1: add both numbers\" (line 4) is still open");
    }

    /// Only the text is left to check.
    private void withoutTests() throws IOException {
        Files.delete(sample.path(SampleCourse.TESTS));
        TemporaryFolder.delete(sample.path("labs/07-sums/src/test"));
    }

    private int check(String... args) {
        return run(new CheckCommand(), args);
    }

    private int run(Object command, String... args) {
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((thrown, failed, parsed) -> {
                    if (!(thrown instanceof CourseException told)) throw thrown;
                    failed.getErr().println(told.getMessage());
                    return told.exit();
                });
        String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(args),
                java.util.stream.Stream.of("--root", sample.course().root().toString()))
                .toArray(String[]::new);
        return line.execute(all);
    }
}
