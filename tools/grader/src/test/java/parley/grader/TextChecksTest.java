// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Breaks the text of a course on purpose, and sees it refused.
class TextChecksTest {
    private static final String SOLUTION = """
            class LineReader {
                String readLine() {
                    // task 3.2: read it
                    // --8<-- [start:answer]
                    StringBuilder line = new StringBuilder();
                    int next = in.read();
                    while (next >= 0 && next != 10) {
                        line.append((char) next);
                        next = in.read();
                    }
                    // --8<-- [end:answer]
                    return line.toString();
                    // end 3.2
                }

                // --8<-- [start:given]
                int given = 1;
                // --8<-- [end:given]
            }
            """;

    @TempDir
    Path root;

    @Test
    void follows_links_to_files_folders_and_headings() throws IOException {
        write("book/a/page.md", """
                # A `page` of its own
                ## Twice
                ## Twice
                ## Named {#other}
                [b](../b.md#what-is-it) [self](#twice_1) [named](#other) ![p](../p.svg)
                [site](https://example.org/x) [mail](mailto:a@b.c) `[no](link.md)`
                [reference]: ../b.md
                <a href="#a-page-of-its-own">up</a>
                ```
                [in code](nowhere.md)
                ```
                """);
        write("book/b.md", "# B\n## What is it?\n[folder](a/)");
        write("book/p.svg", "<svg/>");

        assertThat(links()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [x](gone.md)           | book/b.md:3: the link "gone.md" is dead: there is no book/gone.md
            [x](../../b.md)        | book/b.md:3: the link "../../b.md" is dead
            [x](#nothing)          | book/b.md has no heading "#nothing"; it has #what-is-it
            [x](/root.md)          | starts at the root of a server; write it relative
            ![x](p.png)            | there is no book/p.png
            """)
    void refuses_a_dead_link(String link, String sentence) throws IOException {
        write("book/b.md", "# What is it?\n\n" + link);

        assertThat(links()).singleElement().asString().contains(sentence);
    }

    @Test
    void finds_headings_of_files_that_a_page_includes() throws IOException {
        write("CREDITS.md", "# Credits\n## The five\n");
        write("book/credits.md", "--8<-- \"CREDITS.md\"\n\n[five](#the-five)\n");

        assertThat(links()).isEmpty();
    }

    @Test
    void accepts_quotes_of_what_is_given() throws IOException {
        write("solutions/03-x/src/main/java/LineReader.java", SOLUTION);
        quote("solutions/03-x/src/main/java/LineReader.java:given");
        assertThat(quotes()).isEmpty();
        quote("solutions/03-x/src/main/java/LineReader.java:1:2");
        assertThat(quotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Gone.java                                          | it quotes "Gone.java", and there is no such file
            solutions/03-x/src/main/java/LineReader.java:other | put "// --8<-- [start:other]" and "[end:other]" around lines
            solutions/03-x/src/main/java/LineReader.java:9:99  | put "// --8<-- [start:9:99]"
            solutions/03-x/src/main/java/LineReader.java:answer| it quotes the answer to task 3.2
            solutions/03-x/src/main/java/LineReader.java:6:8   | it quotes the answer to task 3.2
            solutions/03-x/src/main/java/LineReader.java       | it quotes the answer to task 3.2
            """)
    void refuses_a_quote_of_nothing_or_of_an_answer(String quote, String sentence)
            throws IOException {
        write("solutions/03-x/src/main/java/LineReader.java", SOLUTION);
        quote(quote);

        assertThat(quotes()).singleElement().asString().startsWith("book/page.md:2: ")
                .contains(sentence);
    }

    @Test
    void refuses_an_answer_that_was_typed_into_a_page() throws IOException {
        write("solutions/03-x/src/main/java/LineReader.java", SOLUTION);
        write("book/page.md", "```java\n" + SOLUTION.lines().skip(4).limit(6)
                .reduce("", (a, b) -> a + b.strip() + "\n") + "```\n");

        assertThat(quotes()).singleElement().asString()
                .contains("a code block holds 4 lines of the answer to task 3.2");
    }

    @Test
    void knows_every_row_of_the_sources_once_in_a_chapter() {
        List<CoverageRow> rows = CoverageRow.all();

        assertThat(rows).hasSizeGreaterThan(160).doesNotHaveDuplicates();
        assertThat(rows).extracting(CoverageRow::chapter).allMatch(chapter ->
                chapter.matches("book|0[1-9]|1[0-4]"));
        assertThat(rows).filteredOn(row -> row.chapter().equals("03")).hasSize(33);
    }

    @Test
    void asks_for_the_rows_of_finished_chapters_only() throws IOException {
        write("labs/03-x/lab.properties", "");
        write(CoverageCheck.PAGE, "| S1-1 | [page](p.md) | | |\n");

        assertThat(coverage("S1-1,03,one\nS1-2,03,two\nS1-3,04,three\n"))
                .singleElement().asString().startsWith("book/coverage.md: row S1-2 (two) has no "
                        + "home; chapter 03 owns it: add \"| S1-2 |");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            `GreetingServer`          |
            `greeting-server`         |
            `chapters/03-x/`          |
            3.2                       |
            [p](p.md)                 |
            -                         | names no home
            `Nowhere`                 | names `Nowhere`, which is no file or example
            3.9                       | names task 3.9, which no solution has
            """)
    void accepts_only_homes_that_exist(String home, String sentence) throws IOException {
        write("labs/03-x/lab.properties", "");
        write("chapters/03-x/src/main/java/GreetingServer.java", "");
        write("solutions/03-x/src/main/java/LineReader.java", SOLUTION);
        write(CoverageCheck.PAGE, "| S1-1 | " + home.replace("|", "") + " | | |\n");

        List<Finding> findings = coverage("S1-1,03,one\n");

        if (sentence == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).first().asString().contains("row S1-1 " + sentence);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://repo.maven" + ".apache.org/maven2", "https://registry.npmjs"
            + ".org/x", "cd /ro" + "ot/course", "/ho" + "me/ann/course", "/wor" + "k/main",
        "C:\\Use" + "rs\\ann"})
    void refuses_registries_and_paths_of_a_machine(String text) throws IOException {
        write("a.txt", "one\nsee " + text + "\n");

        assertThat(new ForbiddenCheck(CourseFiles.of(root)).run())
                .singleElement().asString().startsWith("a.txt:2: ");
    }

    @Test
    void lets_be_what_is_built_and_paths_that_only_look_alike() throws IOException {
        write("target/a.txt", "/ro" + "ot/x");
        write("a.md", "book/how-to-wor" + "k/x and https://example.org/wor" + "k/x");

        assertThat(new ForbiddenCheck(CourseFiles.of(root)).run()).isEmpty();
    }

    @Test
    void compares_the_map_with_the_folders_and_the_modules() throws IOException {
        write(MapCheck.CHAPTERS, "00,00-start,Start,,x\n03,03-sockets,Sockets,,x\n");
        write("README.md", "| 03 sockets | x | coming |\n| 05 nio | x | coming |\n");
        write("labs/03-sockets/lab.properties", "");
        write("labs/pom.xml", "");
        write("solutions/03-socket/a.txt", "");
        write("solutions/pom.xml", "<module>03-socket</module>");

        assertThat(new MapCheck(CourseFiles.of(root)).run()).extracting(Finding::text)
                .containsExactlyInAnyOrder(
                        "README.md: the map lacks chapter 00-start; add the row \"| 00 ... |\" or "
                                + "take it out of chapters.csv",
                        "README.md: the map says \"coming\" for chapter 03, and "
                                + "labs/03-sockets/lab.properties exists; make them agree",
                        "README.md: the map has chapter 05, and chapters.csv has not; add it there",
                        "labs/pom.xml: add <module>03-sockets</module>; without it nothing builds "
                                + "labs/03-sockets",
                        "solutions/03-socket: chapters.csv calls this chapter \"03-sockets\"; "
                                + "rename the folder or correct the line");
    }

    private List<Finding> links() throws IOException {
        return new LinkCheck(CourseFiles.of(root)).run();
    }

    private List<Finding> quotes() throws IOException {
        return new SnippetCheck(CourseFiles.of(root)).run();
    }

    private List<Finding> coverage(String rows) throws IOException {
        return new CoverageCheck(CourseFiles.of(root), CoverageRow.parse(rows)).run();
    }

    private void quote(String target) throws IOException {
        write("book/page.md", "```java\n--8<-- \"" + target + "\"\n```\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
