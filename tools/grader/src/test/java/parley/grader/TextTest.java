// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How things look: width, colours, bars, days.
class TextTest {
    @Test
    void breaks_lines_at_80_columns_and_keeps_a_lists_indent() {
        var text = Text.wrap("- " + "word ".repeat(30) + "\n\nend", "  ");

        assertThat(text.lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(text.lines().toList().get(0)).startsWith("  - word");
        assertThat(text.lines().toList().get(1)).startsWith("    word");
        assertThat(text).endsWith("\n\n  end");
    }

    @Test
    void leaves_a_word_that_is_too_long_whole() {
        var path = "/a".repeat(60);

        assertThat(Text.wrap("see " + path)).isEqualTo("see\n" + path);
    }

    @Test
    void guesses_what_somebody_meant() {
        var known = List.of("grade", "hint", "task", "watch");

        assertThat(Text.nearest("grdae", known)).contains("grade");
        assertThat(Text.nearest("HINTS", known)).contains("hint");
        assertThat(Text.nearest("wa", known)).contains("watch");
        assertThat(Text.nearest("messenger", known)).isEmpty();
    }

    @Test
    void paints_only_where_colours_are_seen() {
        assertThat(Terminal.plain().red("no")).isEqualTo("no");
        assertThat(Terminal.plain().bar(1, 2, 10)).isEmpty();
        assertThat(new Terminal(true, true).red("no")).isEqualTo("\u001b[31mno\u001b[0m");
        assertThat(new Terminal(false, true).bar(1, 2, 4)).isEqualTo("\u2588\u2588\u2591\u2591");
    }

    @Test
    void respects_no_color_and_a_dumb_terminal() {
        assertThat(Terminal.coloursWanted(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.coloursWanted(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Terminal.coloursWanted(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Terminal.coloursWanted(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void says_when_something_was() {
        var clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

        assertThat(Ago.of(Instant.parse("2026-11-21T09:05:00Z"), clock))
                .isEqualTo("today at 09:05");
        assertThat(Ago.of(Instant.parse("2026-11-20T23:59:00Z"), clock))
                .isEqualTo("yesterday at 23:59");
        assertThat(Ago.of(Instant.parse("2026-11-01T12:00:00Z"), clock))
                .isEqualTo("on 2026-11-01 at 12:00");
    }

    @Test
    void knows_all_sixteen_chapters_by_any_name() {
        assertThat(Chapter.all()).hasSize(16);
        for (var name : List.of("3", "03", "3.2", "03-sockets", "sockets")) {
            assertThat(Chapter.named(name).orElseThrow().directory()).isEqualTo("03-sockets");
        }
        assertThat(Chapter.named("16")).isEmpty();
        assertThat(Chapter.named("")).isEmpty();
    }

    @Test
    void the_doctor_finds_this_computer_able_to_talk_to_itself() throws Exception {
        assertThat(DoctorNetwork.checks()).filteredOn(check -> check.what().equals("IPv4"))
                .singleElement().matches(check -> check.state() == DoctorCheck.State.OK);
    }
}
