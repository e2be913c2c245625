// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void breaks_at_spaces_and_indents_what_follows() {
        String text =
            "read() returned what had arrived so far, and the code took it for all of it.";

        assertThat(Prose.wrap("Likely:   ", text)).containsExactly(
            "Likely:   read() returned what had arrived so far, and the code took it for all",
            "          of it.");
    }

    @Test
    void keeps_the_spaces_inside_a_quoted_text() {
        assertThat(Prose.wrap("  1. ", "sends \"a   b\"")).containsExactly("  1. sends \"a   b\"");
    }

    @Test
    void begins_a_line_for_each_line_of_the_text() {
        assertThat(Prose.wrap("- ", "one\ntwo")).containsExactly("- one", "  two");
    }

    @Test
    void leaves_a_word_whole_that_is_too_long_for_a_line() {
        String path = "labs/" + "x".repeat(100);

        assertThat(Prose.wrap("", "open " + path)).containsExactly("open", path);
    }
}
