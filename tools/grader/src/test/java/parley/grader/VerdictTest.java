// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The verdicts that need no test JVM, and what changes with the user's language.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerdictTest {
    private static final Locale USUAL = Locale.getDefault();

    private SampleLab sample;
    private Engine engine;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        sample = SampleLab.in(folder);
        engine = sample.engine();
    }

    @BeforeEach
    void startFresh() throws IOException {
        try (var files = Files.walk(sample.lab().sources())) {
            for (var file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
    }

    @AfterEach
    void putLanguageBack() {
        Locale.setDefault(USUAL);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "zh-CN"})
    void everything_works_in_every_language(String language) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));

        var starter = sample.handIn("Sums.java", SampleLab.STARTER);
        assertThat(grade().tasks()).allMatch(task -> task.status() == Status.NOT_STARTED);
        starter.handIn("Sums.java", SampleLab.REFERENCE);
        assertThat(Json.of(grade())).contains("\"points\":100,", "\"verdict\":\"graded\"",
                "\"points\":13.333");
        starter.handInReference("int add(int a, int b) {\n        return a + b;",
                "int add(int a, int b) {\n        return a + c;");
        assertThat(grade().message()).contains("Sums.java:4", "does not know this name");
    }

    @Test
    void a_compile_error_names_the_line_and_explains_itself() throws IOException {
        sample.handInReference("return a + b;", "return a + b");

        var result = grade();

        assertThat(result.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(result.points()).isZero();
        assertThat(result.message()).startsWith(
                "labs/07-sums/src/main/java/parley/sums/Sums.java:4\n  Something is missing just")
                .contains("a bracket or a\n  name.\n  javac says: ")
                .contains("    return a + b\n                ^");
        assertThat(result.tasks()).allMatch(task -> task.status() == Status.NOT_RUN);
    }

    @Test
    void no_source_at_all_says_how_to_get_the_starter() throws IOException {
        var result = grade();

        assertThat(result.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(result.message()).contains("./course reset 7");
    }

    @Test
    void a_warning_is_shown_and_costs_nothing() throws IOException {
        sample.handInReference("return 2 * a;",
                "java.util.List raw = null; return raw == null ? 2 * a : 0;");
        var heard = new Compilation[1];

        var result = engine.grade(Submission.ofLab(sample.lab()), Selection.only("7.3"),
                new GradeListener() {
                    @Override
                    public void compiled(Compilation compilation) {
                        heard[0] = compilation;
                    }
                });

        assertThat(result.bonus()).isEqualTo(5_000);
        assertThat(heard[0].warnings()).isNotEmpty();
    }

    @Test
    void a_renamed_method_is_named() throws IOException {
        sample.handInReference("public String greet(String name)",
                "public String greeting(String name)");

        var result = grade();

        assertThat(result.verdict()).isEqualTo(Verdict.SIGNATURE_CHANGED);
        assertThat(result.message()).contains("Sums.greet(String)",
                "should be  public String greet(String)", "but is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public long add(int a, int b)", "int add(int a, int b)",
        "public static int add(int a, int b)", "public int add(int a, byte b)",
        "public int add(int a, int b) throws java.io.IOException"})
    void a_changed_method_is_named(String changed) throws IOException {
        sample.handInReference("public int add(int a, int b)", changed)
                .handIn("Other.java", "package parley.sums; final class Other { }");

        var result = grade();

        assertThat(result.verdict()).isEqualTo(Verdict.SIGNATURE_CHANGED);
        assertThat(result.message()).contains("should be  public int add(int, int)");
    }

    @Test
    void a_changed_type_argument_is_named() throws IOException {
        sample.handInReference("public java.util.List<String> names() {\n"
                + "        return java.util.List.of(\"Ada\", \"Bo\");",
                "public java.util.List<Integer> names() {\n        return java.util.List.of();");

        assertThat(grade().message()).contains("should be  public List<String> names()",
                "but is     public List<Integer> names()");
    }

    @Test
    void what_is_added_is_no_change() throws IOException {
        sample.handInReference("public int twice", "public int thrice(int a) { return 3 * a; }\n"
                + "public int twice");

        assertThat(grade().points()).isEqualTo(100_000);
    }

    @Test
    void what_every_object_has_may_be_overridden() throws IOException {
        sample.handInReference("public int twice", "@Override public String toString() {\n"
                + "return \"sums\"; }\npublic int twice");

        assertThat(grade().verdict()).isEqualTo(Verdict.GRADED);
    }

    private LabResult grade() {
        return engine.grade(Submission.ofLab(sample.lab()), Selection.all(), GradeListener.NONE);
    }
}
