// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of a student's parts the messenger takes, and what it says about the others.
class MessengerPartsTest {
    private static final String MINE = "labs/07-sums/src/main/java/parley/sums/Sums.java";

    @TempDir
    Path folder;

    private SampleCourse sample;
    private Path root;

    @BeforeEach
    void make() throws IOException {
        sample = SampleCourse.in(folder).gradedBefore();
        root = sample.course().root();
    }

    private MessengerParts parts(Integer... without) throws IOException {
        return new MessengerParts(root, Progress.in(root), Set.of(without)).prepare();
    }

    private void pass() throws IOException {
        sample.write(MINE, SampleLab.REFERENCE);
        assertThat(Typing.of(root, "grade", "7").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_lab_that_is_not_passed_is_left_to_the_reference() throws IOException {
        var parts = parts();

        assertThat(parts.jars()).isEmpty();
        assertThat(parts.sentences()).singleElement().asString()
                .contains("Chapter 7").contains("until you pass 7.1");
    }

    @Test
    void a_passed_lab_is_taken() throws IOException {
        pass();

        var parts = parts();

        assertThat(parts.sentences()).isEmpty();
        assertThat(parts.jars()).singleElement().satisfies(jar ->
                assertThat(ReferencePart.read(jar)).containsKey("parley.sums.Sums"));
    }

    @Test
    void code_that_has_changed_since_is_graded_again() throws IOException {
        pass();
        sample.edit(MINE, "a + b", "a + b + 0");
        assertThat(parts().jars()).hasSize(1);

        sample.edit(MINE, "a + b + 0", "a - b");

        assertThat(parts().jars()).isEmpty();
        assertThat(parts().sentences().getFirst()).contains("7.1");
    }

    @Test
    void a_part_that_nobody_changed_is_taken_as_it_is() throws IOException {
        pass();
        var jar = parts().jars().getFirst();
        Files.writeString(jar, "as it is");

        assertThat(parts().jars()).containsExactly(jar);
        assertThat(jar).hasContent("as it is");

        sample.edit("labs/07-sums/src/test/java/parley/sums/SumsTest.java", "class SumsTest",
                "class SumsTest ");
        assertThat(parts().jars()).isEmpty();
    }

    @Test
    void code_that_does_not_compile_never_stops_the_messenger() throws IOException {
        pass();
        sample.edit(MINE, "a + b", "a +");

        var parts = parts();

        assertThat(parts.jars()).isEmpty();
        assertThat(parts.sentences().getFirst()).contains("does not compile");
    }

    @Test
    void a_part_that_looks_different_from_outside_is_refused() throws IOException {
        pass();
        sample.edit(MINE, "public int add(int a, int b)", "public long add(int a, int b)");

        var parts = parts();

        assertThat(parts.jars()).isEmpty();
        assertThat(parts.sentences().getFirst()).contains("looks different").contains("add");
    }

    @Test
    void without_takes_the_reference_all_the_same() throws IOException {
        pass();

        assertThat(parts(7).jars()).isEmpty();
    }
}
