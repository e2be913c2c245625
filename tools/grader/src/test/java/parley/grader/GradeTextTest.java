// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Principle;

class GradeTextTest {
    private static final String PLACE = "labs/07-sums/src/main/java/parley/sums/Sums.java:3";

    @TempDir
    Path root;
    private Lab lab;

    @BeforeEach
    void a_lab_whose_only_task_is_a_method_in_line_3() throws IOException {
        lab = new Lab(root, "07-sums");
        write(lab.solutionSources(), """
                package parley.sums;
                class Sums {
                    int one() {
                        // task 7.1: return one
                        return 1;
                        // end 7.1
                    }
                }
                """);
        write(lab.sources(), """
                package parley.sums;
                class Sums {
                    int one() {
                        return 2;
                    }
                }
                """);
    }

    @Test
    void a_story_without_a_place_gets_that_of_the_tasks_method() {
        var text = text("Expected: 1\nBut was:  2\n\nRead:     book/07-sums/index.md#one");

        assertThat(text).contains("\nLook at:  " + PLACE + "\nRead:     book/");
    }

    @Test
    void a_story_that_names_a_place_keeps_it() {
        var text = text("Expected: 1\nLook at:  Other.java:9\nRead:     book/07-sums/index.md#one");

        assertThat(text).contains("Look at:  Other.java:9").doesNotContain(PLACE);
    }

    @Test
    void no_line_is_wider_than_the_terminal() {
        assertThat(text("Expected: 1\nBut was:  2").lines())
                .allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    private String text(String story) {
        var test = new TestPlan("parley.sums.SumsTest$One", "is_one", 100_000, false, false, 2);
        var task = new TaskPlan("7.1", "Return one", 100_000, Principle.INTEGRITY, 5, false,
                "what", "why", "", "07-sums/index.md#one", List.of(), List.of(), List.of(test));
        var result = new TaskResult(task, Status.FAILED, 0, Optional.empty(), List.of(
                new TestResult(test, Status.FAILED, 0, story, "", 1)));
        return new GradeText(new LabResult(lab, 0, 100_000, 0, Verdict.GRADED, "",
                List.of(result)), Set.of(), Terminal.plain()).text();
    }

    private static void write(Path sources, String text) throws IOException {
        var folder = Files.createDirectories(sources.resolve("parley/sums"));
        Files.writeString(folder.resolve("Sums.java"), text);
    }
}
