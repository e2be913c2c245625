// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.grader.StarterFolder.Kind;

/// Writes starters into a lab's folder, and never over what somebody has changed.
class StarterFolderTest {
    private static final String FILE = "src/main/java/A.java";

    @TempDir
    Path lab;

    @Test
    void writes_what_is_new_and_renews_what_nobody_has_touched() throws IOException {
        assertThat(write("one")).containsExactly(Kind.CREATED);
        assertThat(write("one")).isEmpty();
        assertThat(write("two")).containsExactly(Kind.RENEWED);
        assertThat(lab.resolve(FILE)).hasContent("two");
    }

    @Test
    void keeps_a_file_that_was_changed_since_it_was_cut() throws IOException {
        write("one");
        Files.writeString(lab.resolve(FILE), "a student's work");

        assertThat(write("two")).containsExactly(Kind.KEPT);
        assertThat(write("two")).containsExactly(Kind.KEPT);
        assertThat(lab.resolve(FILE)).hasContent("a student's work");
    }

    @Test
    void keeps_a_file_that_it_never_wrote() throws IOException {
        Files.createDirectories(lab.resolve(FILE).getParent());
        Files.writeString(lab.resolve(FILE), "from somewhere");

        assertThat(write("one")).containsExactly(Kind.KEPT);
    }

    @Test
    void removes_what_the_solution_no_longer_has_unless_it_was_changed() throws IOException {
        write("one");
        assertThat(kinds(new TreeMap<>())).containsExactly(Kind.REMOVED);
        assertThat(lab.resolve(FILE)).doesNotExist();

        write("one");
        Files.writeString(lab.resolve(FILE), "a student's work");
        assertThat(kinds(new TreeMap<>())).containsExactly(Kind.KEPT);
        assertThat(lab.resolve(FILE)).exists();
    }

    @Test
    void takes_a_checkout_with_other_line_ends_for_untouched() throws IOException {
        write("one\ntwo\n");
        Files.writeString(lab.resolve(FILE), "one\r\ntwo\r\n");

        assertThat(write("one\ntwo\n")).isEmpty();
        assertThat(write("three\n")).containsExactly(Kind.RENEWED);
    }

    private List<Kind> write(String content) throws IOException {
        return kinds(new TreeMap<>(
                java.util.Map.of(FILE, content.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Kind> kinds(SortedMap<String, byte[]> files) throws IOException {
        return new StarterFolder(lab).write(files).stream()
                .map(StarterFolder.Change::kind).toList();
    }
}
