// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the book quotes fits its page, and what `./course demo 3` lists fits a line.
class SnippetsTest {
    private static final Path SOURCES = Path.of("src/main/java/parley/examples/sockets");
    private static final Pattern MARK = Pattern.compile("// --8<-- \\[(start|end):([\\w-]+)]");
    private static final int WIDEST_COLUMNS = 72;
    private static final int LONGEST_LINES = 16;
    private static final int LONGEST_LISTING = 56;

    static Stream<Path> programs() throws IOException {
        try (var files = Files.list(SOURCES)) {
            return files.filter(SnippetsTest::hasMain).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void sections_are_short_narrow_and_closed(Path file) throws IOException {
        var open = new ArrayDeque<String>();
        var section = new ArrayList<String>();
        for (String line : Files.readAllLines(file)) {
            var mark = MARK.matcher(line);
            if (!mark.find()) {
                if (!open.isEmpty()) section.add(line);
            } else if (mark.group(1).equals("start")) {
                open.push(mark.group(2));
                section.clear();
            } else {
                assertThat(open.pop()).isEqualTo(mark.group(2));
                assertThat(section).as(mark.group(2)).hasSizeBetween(2, LONGEST_LINES);
                assertThat(width(section)).as(mark.group(2)).isLessThanOrEqualTo(WIDEST_COLUMNS);
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void the_first_sentence_says_in_a_line_what_a_program_shows(Path file) throws IOException {
        String first = Files.readAllLines(file).stream().filter(line -> line.startsWith("/// ")).findFirst().orElse("");

        assertThat(first.substring("/// ".length())).hasSizeBetween(20, LONGEST_LISTING).matches(".*[.?]");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void the_readme_lists_every_program_in_the_same_words(Path file) throws IOException {
        String first = Files.readAllLines(file).stream().filter(line -> line.startsWith("/// ")).findFirst().orElse("");
        String name = file.getFileName().toString().replace(".java", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);

        assertThat(Files.readString(Path.of("README.md")))
                .contains("| `" + name + "` | " + first.substring("/// ".length()) + " | ");
    }

    private static int width(List<String> section) {
        int indent = section.stream().filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length()).min().orElse(0);
        return section.stream().mapToInt(line -> line.length() - indent).max().orElse(0);
    }

    private static boolean hasMain(Path file) {
        try {
            return Files.readString(file).contains("static void main(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
