// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs programs, mistypes and asks for help in a small course whose folder has a space and umlauts.
class CommandAnswersTest {
    private static final String MINE = "labs/07-sums/src/main/java/parley/sums/Sums.java";

    @TempDir
    Path folder;

    private Path root;
    private SampleCourse sample;

    @BeforeEach
    void make() throws IOException {
        sample = SampleCourse.in(Files.createDirectories(
                folder.resolve("\u00dcbung 3").resolve("my course")));
        root = sample.course().root();
    }

    @Test
    void demo_lists_the_examples_by_the_first_sentence_of_their_comment() throws IOException {
        sample.write("chapters/07-sums/src/main/java/ex/SlowSum.java", """
                // SPDX-License-Identifier: Apache-2.0
                package ex;
                /// Adds slowly: `1 + 1`. And more.
                class SlowSum {
                    static void main(String[] args) {
                        System.exit(7);
                    }
                }
                """);
        sample.write("chapters/07-sums/src/main/java/ex/Helper.java",
                "package ex; class Helper {}");

        assertThat(Typing.of(root, "demo", "7").out()).contains("slow-sum")
                .contains("    Adds slowly: 1 + 1.").doesNotContain("And more")
                .doesNotContain("helper");
        assertThat(Typing.of(root, "demo", "7", "SlowSum").exit()).isEqualTo(7);
        var mistyped = Typing.of(root, "demo", "7", "slow-sun");
        assertThat(mistyped.exit()).isEqualTo(Exit.USAGE);
        assertThat(mistyped.err()).contains("Did you mean slow-sum?");
    }

    @Test
    void demo_mine_runs_the_students_code() throws IOException {
        sample.write("labs/07-sums/lab.properties",
                "title=Sums\npart=parley.sums\ndemo=parley.sums.Show\n");
        sample.write("labs/07-sums/src/main/java/parley/sums/Show.java", """
                package parley.sums;
                class Show {
                    static void main(String[] args) {
                        System.exit(new Sums().add(args.length, 40));
                    }
                }
                """);

        assertThat(Typing.of(root, "demo", "7", "mine", "x").exit()).isEqualTo(Exit.NOT_YET);
        sample.write(MINE, SampleLab.REFERENCE);
        assertThat(Typing.of(root, "demo", "7", "mine", "x", "--y").exit()).isEqualTo(42);
        sample.write(MINE, "class Sums {");
        var broken = Typing.of(root, "demo", "7", "mine");
        assertThat(broken.exit()).isEqualTo(Exit.NOT_YET);
        assertThat(broken.all()).contains("Sums.java:1").contains("does not compile yet");
    }

    @Test
    void what_does_not_exist_gets_a_sentence_and_exit_code_2() {
        for (var words : Stream.of("grdae", "task 7.9", "task 42.1", "task abc", "hint 7.9",
                "demo 99", "java Nope.java", "grade --nope", "submit 77", "update --from nowhere",
                "messenger --without 99", "reset").map(line -> line.split(" ")).toList()) {
            var typed = Typing.of(root, words);
            assertThat(typed.exit()).as(String.join(" ", words)).isEqualTo(Exit.USAGE);
            assertThat(typed.err()).isNotBlank().doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
        assertThat(Typing.of(root, "grdae").err()).contains("Did you mean ./course grade?");
    }

    @Test
    void what_is_still_to_come_says_so_with_exit_code_4() {
        assertThat(Typing.of(root, "demo", "7").exit()).isEqualTo(Exit.COMING);
    }

    @Test
    void every_command_has_help_with_its_exit_codes() {
        var all = Commands.line(root).getSubcommands().keySet();

        assertThat(all).contains("doctor", "task", "grade", "hint", "demo", "solution", "reset",
                "update", "submit", "messenger", "book", "java", "starters", "check");
        for (var name : all) {
            var help = Typing.of(root, name, "--help");
            assertThat(help.exit()).as(name).isZero();
            assertThat(help.out()).as(name).contains("Usage: course " + name)
                    .containsIgnoringCase("exit code");
            assertThat(help.columns()).as(name).isLessThanOrEqualTo(Terminal.COLUMNS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "zh-CN"})
    void says_the_same_in_80_columns_under_every_locale(String locale) throws IOException {
        sample.write(MINE, SampleLab.REFERENCE.replace("a + b;", "a - b;"));
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            var plain = Stream.of("", "--json", "task 7.1", "task 7", "--help", "HINT")
                    .map(this::type).toList();
            Locale.setDefault(Locale.forLanguageTag(locale));
            var local = Stream.of("", "--json", "task 7.1", "task 7", "--help", "HINT")
                    .map(this::type).toList();
            assertThat(local).isEqualTo(plain);
        } finally {
            Locale.setDefault(before);
        }
    }

    private Typing type(String line) {
        var typed = Typing.of(root, line.isEmpty() ? new String[0] : line.split(" "));
        if (!line.equals("--json")) {
            assertThat(typed.columns()).as(line).isLessThanOrEqualTo(Terminal.COLUMNS);
        }
        return typed;
    }
}
