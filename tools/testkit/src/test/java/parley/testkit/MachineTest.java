// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class MachineTest {
    @TempDir
    Path folder;
    private Path notes;
    private String before;

    @BeforeEach
    void notes_of_its_own() {
        before = System.getProperty(Machine.NOTES, "");
        notes = folder.resolve("new/notes.txt");
        System.setProperty(Machine.NOTES, notes.toString());
    }

    @AfterEach
    void the_notes_of_the_build() {
        System.setProperty(Machine.NOTES, before);
    }

    @Test
    void goes_on_where_nothing_is_missing() {
        assertThatCode(() -> Machine.needs(true, "All is there.", "Nothing to do."))
                .doesNotThrowAnyException();

        assertThat(notes).doesNotExist();
    }

    @Test
    void skips_and_notes_what_is_missing_and_how_to_get_it() {
        for (int i = 0; i < 2; i++) assertThatThrownBy(() -> Machine.missing(
                "The moon is missing.", List.of("Look up.", "Wait."), false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("The moon is missing.\nLook up.\nWait.");

        assertThat(notes).hasContent("""
                The moon is missing.\tLook up.\tWait.
                The moon is missing.\tLook up.\tWait.
                """);
    }

    @Test
    void fails_on_a_build_machine() {
        assertThatThrownBy(() -> Machine.missing("The moon is missing.", List.of("Wait."), true))
                .isInstanceOf(AssertionError.class).hasMessageContaining("moon");
    }

    @Test
    void takes_no_line_that_is_too_long_for_a_terminal() {
        Machine.needs(true, "x".repeat(76), "x".repeat(76));

        assertThatThrownBy(() -> Machine.needs(true, "Too much.", "x".repeat(77)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knows_how_to_get_a_program_or_asks_to_be_told() {
        assertThatThrownBy(() -> Machine.needs("moonlight"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("moonlight");
    }
}
