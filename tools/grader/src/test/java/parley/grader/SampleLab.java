// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A small course in a temporary folder with one lab: the graded tests, a built reference part, and
/// whatever a test of the grader hands in.
final class SampleLab {
    static final String DIRECTORY = "07-sums";
    static final String REFERENCE = """
            package parley.sums;
            public final class Sums {
                public int add(int a, int b) {
                    return a + b;
                }
                public String greet(String name) {
                    if (name.isEmpty()) throw new IllegalArgumentException("no name");
                    return "Hello, " + name;
                }
                public java.util.List<String> names() {
                    return java.util.List.of("Ada", "Bo");
                }
                public int twice(int a) {
                    return 2 * a;
                }
            }
            """;
    static final String STARTER = REFERENCE
            .replace("return a + b;", "throw new UnsupportedOperationException(\"TODO 7.1\");")
            .replace("if (name.isEmpty()) throw new IllegalArgumentException(\"no name\");", "")
            .replace("return \"Hello, \" + name;",
                    "throw new UnsupportedOperationException(\"TODO 7.2\");")
            .replace("return java.util.List.of(\"Ada\", \"Bo\");",
                    "throw new UnsupportedOperationException(\"TODO 7.2\");")
            .replace("return 2 * a;", "throw new UnsupportedOperationException(\"TODO 7.3\");");
    private static final String TESTS = """
            package parley.sums;
            import org.junit.jupiter.api.Nested;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.ValueSource;
            import parley.testkit.*;

            class SumsTest {
                @Nested
                @Task(id = "7.1", title = "Add", points = 40, principle = Principle.INTEGRITY,
                        minutes = 5, what = "Add.", why = "Sums.", page = "07-sums/add.md")
                @Hint("one") @Hint("two") @Hint("three")
                class Task1 {
                    @Test
                    void adds_small_numbers(Story story) {
                        story.step("add 1 and 2");
                        story.expect("sum", 3, new Sums().add(1, 2));
                    }
                    @Test
                    @Likely(cause = "You returned a constant.", misconception = "Sums differ.")
                    void adds_other_numbers(Story story) {
                        story.step("add 20 and 22");
                        story.expect("sum", 42, new Sums().add(20, 22));
                    }
                    @ParameterizedTest @ValueSource(ints = {5, 6, 7})
                    void adds_zero(int n, Story story) {
                        story.expect("sum", n, new Sums().add(n, 0));
                    }
                }

                @Nested
                @Task(id = "7.2", title = "Greet", points = 60, principle = Principle.SECURITY,
                        minutes = 9, what = "Greet.", why = "Manners.", page = "07-sums/greet.md")
                @Hint("one") @Hint("two") @Hint("three") @BuildsOn("7.1")
                class Task2 {
                    @Test @Points(2)
                    void greets_by_name(Story story) {
                        story.expectText("greeting", "Hello, Ada", new Sums().greet("Ada"));
                    }
                    @Test
                    void lists_names(Story story) {
                        story.expect("names", java.util.List.of("Ada", "Bo"), new Sums().names());
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
                        page = "07-sums/double.md")
                @Hint("one") @Hint("two") @Hint("three")
                class Task3 {
                    @Test
                    void doubles(Story story) {
                        story.expect("double", 8, new Sums().twice(4));
                    }
                }
            }
            """;

    private final Path root;

    private SampleLab(Path root) {
        this.root = root;
    }

    /// Makes the course, builds the reference part, and leaves the starter in the lab.
    static SampleLab in(Path folder) throws IOException {
        var sample = new SampleLab(folder.toRealPath());
        Files.writeString(sample.root.resolve("pom.xml"), "<project/>");
        sample.write("labs/" + DIRECTORY + "/src/test/java/parley/sums/SumsTest.java", TESTS);
        sample.write("solutions/" + DIRECTORY + "/src/main/java/parley/sums/Sums.java", REFERENCE);
        sample.write("solutions/" + DIRECTORY + "/target/classpath.txt", "");
        sample.build();
        sample.handIn("Sums.java", STARTER);
        return sample;
    }

    Course course() {
        return new Course(root);
    }

    Lab lab() {
        return course().lab("7").orElseThrow();
    }

    /// An engine with a fast test JVM: its AOT cache is kept for all tests of this build.
    Engine engine() throws IOException {
        SampleAot.make(course(), lab());
        return Engine.open(course(), 1, SampleAot.FOLDER);
    }

    /// Puts a source into the student's package folder.
    SampleLab handIn(String file, String source) throws IOException {
        write("labs/" + DIRECTORY + "/src/main/java/parley/sums/" + file, source);
        return this;
    }

    /// The student hands in the reference with some text replaced.
    SampleLab handInReference(String text, String replacement) throws IOException {
        if (!REFERENCE.contains(text)) throw new IllegalArgumentException(text);
        return handIn("Sums.java", REFERENCE.replace(text, replacement));
    }

    /// A file of the course.
    Path write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private void build() throws IOException {
        try (var compiler = new Compiler(root)) {
            var sources = SourceFile.readTree(lab().solutionSources());
            var built = compiler.quietly(sources, List.of());
            for (Map.Entry<String, byte[]> type : built.classes().entrySet()) {
                var file = lab().solution().resolve("target/classes")
                        .resolve(type.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, type.getValue());
            }
        }
    }
}
