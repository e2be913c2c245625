// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.testkit.Principle;

class ProgressTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    @Test
    void keeps_a_grading_as_a_line_that_people_can_read() throws IOException {
        progress().record(result(Status.PASSED, 20_000));

        assertThat(file()).hasContent("2026-11-21T10:00:00Z 3.2 passed 20 of 20, tests none\n");
        var entry = progress().graded("3.2").orElseThrow();
        assertThat(entry.isPassed()).isTrue();
        assertThat(entry.thousandths()).isEqualTo(20_000);
        assertThat(entry.tests()).isEqualTo("none");
    }

    @Test
    void keeps_parts_of_points() {
        progress().record(result(Status.FAILED, 6_667));

        assertThat(progress().graded("3.2").orElseThrow().thousandths()).isEqualTo(6_667);
        assertThat(file()).content().contains("failed 6.667 of 20");
    }

    @Test
    void adds_no_line_for_what_is_known_or_was_never_begun() {
        progress().record(result(Status.NOT_STARTED, 0));
        assertThat(file()).doesNotExist();

        progress().record(result(Status.FAILED, 0));
        progress().record(result(Status.FAILED, 0));
        progress().record(result(Status.NOT_RUN, 0));

        assertThat(file()).content().hasLineCount(1);
    }

    @Test
    void forgets_a_pass_only_when_it_fails_again() {
        progress().record(result(Status.PASSED, 20_000));
        progress().record(result(Status.FAILED, 5_000));

        assertThat(progress().graded("3.2").orElseThrow().isPassed()).isFalse();
        assertThat(file()).content().contains("passed").contains("failed");
    }

    @Test
    void counts_hints_and_knows_what_was_last() {
        var progress = progress();
        progress.add("3.2", "hint", "1 of 3");
        progress.add("3.2", "hint", "2 of 3");

        assertThat(progress().count("3.2", "hint")).isEqualTo(2);
        assertThat(progress().count("3.1", "hint")).isZero();
        assertThat(progress().knows("3.2")).isTrue();
        assertThat(progress().last().orElseThrow().detail()).isEqualTo("2 of 3");
    }

    @Test
    void names_a_damaged_line_and_loses_no_other() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), """
                # my notes
                2026-11-21T09:00:00Z 3.1 passed 10 of 10, tests ab
                2026-11-21T09:0\u0000\u0000
                2026-11-21T09:00:00Z 3.3 passed ten of 15, tests ab
                2026-11-21T09:00:00Z 3.4 passed 15 of 15, tests ab
                """);

        var progress = progress();

        assertThat(progress.damaged()).hasSize(2);
        assertThat(progress.damaged().getFirst()).startsWith("line 3: 2026-11-21T09:0");
        assertThat(progress.graded("3.1").orElseThrow().isPassed()).isTrue();
        assertThat(progress.graded("3.4").orElseThrow().isPassed()).isTrue();
        progress.add("3.2", "hint", "1 of 3");
        assertThat(file()).content().contains("# my notes").contains("ten of 15");
    }

    @Test
    void a_line_that_was_cut_does_not_swallow_the_next() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "2026-11-21T09:00:00Z 3.1 pas");

        progress().add("3.2", "hint", "1 of 3");

        assertThat(progress().count("3.2", "hint")).isEqualTo(1);
        assertThat(progress().damaged()).isEmpty();
        assertThat(file()).content().hasLineCount(2);
    }

    @Test
    void says_so_when_it_cannot_be_kept() throws IOException {
        Files.writeString(root.resolve(".course"), "a file where a folder should be");

        assertThatThrownBy(() -> progress().add("3.2", "hint", "1 of 3"))
                .isInstanceOf(CourseException.class)
                .hasMessageContaining("progress could not be kept");
    }

    private Progress progress() {
        return Progress.in(root, CLOCK);
    }

    private Path file() {
        return root.resolve(".course/progress.txt");
    }

    private LabResult result(Status status, int points) {
        var task = new TaskPlan("3.2", "Read a line", 20_000, Principle.INTEGRITY, 20, false, "",
                "", "", "", List.of(), List.of(), List.of());
        return new LabResult(new Lab(root, "03-sockets"), points, 100_000, 0, Verdict.GRADED, "",
                List.of(new TaskResult(task, status, points, Optional.empty(), List.of())));
    }
}
