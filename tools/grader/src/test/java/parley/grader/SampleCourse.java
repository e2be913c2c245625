// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small course that is consistent, in a temporary folder: one lab with markers in its solution,
/// variants, a book and a map. Tests of the author's check break it on purpose.
final class SampleCourse {
    static final String SOLUTION = "solutions/07-sums/src/main/java/parley/sums/Sums.java";
    static final String TESTS = "labs/07-sums/src/test/java/parley/sums/SumsTest.java";
    static final String MARKED = """
            package parley.sums;
            public final class Sums {
                public int add(int a, int b) {
                    // task 7.1: add both numbers
                    return a + b;
                    // end 7.1
                }
                public String greet(String name) {
                    // task 7.2: greet, but nobody without a name
                    if (name.isEmpty()) throw new IllegalArgumentException("no name");
                    return "Hello, " + name;
                    // end 7.2
                }
                public int twice(int a) {
                    // task 7.3: double it
                    return 2 * a;
                    // end 7.3
                }
            }
            """;
    private static final String TESTS_TEXT = """
            package parley.sums;
            import org.junit.jupiter.api.Nested;
            import org.junit.jupiter.api.Test;
            import parley.testkit.*;

            class SumsTest {
                @Nested
                @Task(id = "7.1", title = "Add", points = 40, principle = Principle.INTEGRITY,
                        minutes = 5, what = "Add.", why = "Sums.", page = "07-sums/add.md#adding")
                @Hint("one") @Hint("two") @Hint("three")
                class Task1 {
                    @Test
                    void adds_small_numbers(Story story) {
                        story.step("add 1 and 2");
                        story.expect("sum", 3, new Sums().add(1, 2));
                    }
                    @Test
                    void adds_other_numbers(Story story) {
                        story.step("add 20 and 22");
                        story.expect("sum", 42, new Sums().add(20, 22));
                    }
                }

                @Nested
                @Task(id = "7.2", title = "Greet", points = 60, principle = Principle.SECURITY,
                        minutes = 9, what = "Greet.", why = "Manners.",
                        page = "07-sums/add.md#greeting")
                @Hint("one") @Hint("two") @Hint("three") @BuildsOn("7.1")
                class Task2 {
                    @Test @Points(2)
                    void greets_by_name(Story story) {
                        story.expectText("greeting", "Hello, Ada", new Sums().greet("Ada"));
                    }
                    @Test @Negative
                    void refuses_nobody(Story story) {
                        story.expectThrows("greeting nobody", IllegalArgumentException.class,
                                () -> new Sums().greet(""));
                    }
                }

                @Nested
                @Task(id = "7.3", title = "Double", points = 5, principle = Principle.SPEED,
                        minutes = 5, stretch = true, what = "Double.", why = "More.",
                        page = "07-sums/add.md#adding")
                @Hint("one") @Hint("two") @Hint("three")
                class Task3 {
                    @Test
                    void doubles(Story story) {
                        story.expect("double", 8, new Sums().twice(4));
                    }
                }
            }
            """;
    private static final List<String> MISTAKES = List.of(
            "a - b", "a * b", "a", "b", "3", "a + b + 1", "Math.max(a, b)", "-a - b");

    private final Course course;

    private SampleCourse(Path root) {
        this.course = new Course(root);
    }

    /// Makes the course and generates what is generated in it, but for frozen texts.
    static SampleCourse in(Path folder) throws IOException {
        SampleCourse course = new SampleCourse(folder.toRealPath());
        course.write("pom.xml", "<project/>");
        course.write(SOLUTION, MARKED);
        course.write(TESTS, TESTS_TEXT);
        course.write("labs/07-sums/lab.properties",
                "title=Sums\npart=parley.sums\nmoment=Count.\n");
        course.book();
        course.variants();
        course.build();
        course.cut();
        return course;
    }

    private void book() throws IOException {
        write("README.md", "| 07 sums | adding | ready |\n");
        write("labs/pom.xml", "<module>07-sums</module>");
        write("solutions/pom.xml", "<module>07-sums</module>");
        write(MapCheck.CHAPTERS, "07,07-sums,Sums,parley.sums,adding\n");
        write("book/07-sums/add.md", """
                # Sums

                ## Adding

                ## Greeting

                See [the start](../index.md).
                """);
        write("book/index.md", "# Start\n");
        StringBuilder rows = new StringBuilder();
        CoverageRow.all().stream().filter(row -> List.of("07", "book").contains(row.chapter()))
                .forEach(row -> rows.append("| ").append(row.id())
                        .append(" | [page](07-sums/add.md#adding) | | 7.1 |\n"));
        write(CoverageCheck.PAGE, rows.toString());
    }

    private void variants() throws IOException {
        for (int i = 0; i < MISTAKES.size(); i++) {
            wrong("adds-wrongly-" + i, "7.1", "return a + b;", "return " + MISTAKES.get(i) + ";");
        }
        variant("right/plain", "note=counts up\n", "return a + b;", "return -(-a - b);");
    }

    /// Adds a wrong variant: the solution with some text replaced.
    void wrong(String name, String task, String text, String replacement) throws IOException {
        variant("wrong/" + name, "task=" + task + "\nmistake=a mistake\n", text, replacement);
    }

    /// Adds a variant.
    void variant(String name, String properties, String text, String replacement)
            throws IOException {
        if (!MARKED.contains(text)) throw new IllegalArgumentException(text);
        String folder = "solutions/07-sums/" + name + "/";
        write(folder + Variant.PROPERTIES, properties);
        write(folder + "Sums.java", MARKED.replace(text, replacement));
    }

    /// Generates the lab's files.
    void cut() throws IOException {
        try (Engine engine = Engine.open(course())) {
            new StarterFolder(lab().folder()).write(LabFiles.of(engine.plan(lab())).files());
        }
    }

    private void build() throws IOException {
        write("solutions/07-sums/target/classpath.txt", "");
        Path classes = path("solutions/07-sums/target/classes");
        try (Compiler compiler = new Compiler(course.root())) {
            var built = compiler.quietly(SourceFile.readTree(lab().solutionSources()), List.of());
            for (var type : built.classes().entrySet()) {
                Path file = classes.resolve(type.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, type.getValue());
            }
        }
    }

    /// Lays the test JVM's AOT cache into it: for tests that grade, and not for the first time.
    SampleCourse gradedBefore() throws IOException {
        SampleAot.lend(course(), lab());
        return this;
    }

    Course course() {
        return course;
    }

    Lab lab() {
        return course.lab("7").orElseThrow();
    }

    Path path(String file) {
        return course.root().resolve(file);
    }

    String read(String file) throws IOException {
        return Files.readString(path(file));
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(path(file).getParent());
        Files.writeString(path(file), text);
    }

    /// Replaces some text in a file.
    void edit(String file, String text, String replacement) throws IOException {
        String before = read(file);
        if (!before.contains(text)) throw new IllegalArgumentException(file + ": " + text);
        write(file, before.replace(text, replacement));
    }
}
