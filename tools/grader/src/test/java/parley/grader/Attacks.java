// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What students' code can do to the grader, in earnest or by accident: `add` (40 points) attacks
/// and earns nothing, the rest of the lab (60 points) still earns.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Attacks {
    static final String ADD = "return a + b;";

    private SampleLab sample;
    private Engine engine;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        sample = SampleLab.in(folder);
        engine = sample.engine();
    }

    @AfterAll
    void close() {
        engine.close();
    }

    final LabResult attack(String body) throws IOException {
        var result = handIn(ADD, body);
        assertThat(result.tasks().getFirst().points()).isZero();
        return result;
    }

    /// For what costs a JVM or two seconds a test: only the first test of `add` is attacked.
    final LabResult attackFirst(String body) throws IOException {
        var result = handIn(ADD, "if (a == 1) return attack(a, b);\n return a + b;\n}\n"
                + "private int attack(int a, int b) {\n" + body);
        assertThat(first(result).points()).isZero();
        assertThat(first(result).status()).isEqualTo(Status.FAILED);
        assertThat(test(result, "adds_other_numbers").status()).isEqualTo(Status.PASSED);
        return result;
    }

    final LabResult handIn(String... replacements) throws IOException {
        var source = SampleLab.REFERENCE;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(source).contains(replacements[i]);
            source = source.replace(replacements[i], replacements[i + 1]);
        }
        sample.handIn("Sums.java", source);
        var result = engine.grade(
                Submission.ofLab(sample.lab()), Selection.all(), GradeListener.NONE);
        assertThat(result.verdict()).as(result.message()).isNotEqualTo(Verdict.DOES_NOT_COMPILE);
        return result;
    }

    static void assertOthersEarn(LabResult result) {
        assertThat(result.tasks().get(1).points()).as(Json.of(result)).isEqualTo(60_000);
    }

    static TestResult first(LabResult result) {
        return result.tasks().getFirst().tests().getFirst();
    }

    static String message(LabResult result) {
        return first(result).message();
    }

    static TestResult test(LabResult result, String method) {
        return result.tasks().stream().flatMap(task -> task.tests().stream())
                .filter(test -> test.test().method().equals(method)).findFirst().orElseThrow();
    }
}
