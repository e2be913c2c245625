// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies beside a student's part, in its folder or under another name, changes no verdict.
class StrangeFilesTest {
    @TempDir
    Path folder;
    private SampleLab sample;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        sample = SampleLab.in(folder);
        engine = sample.engine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_class_in_another_package_is_refused() throws IOException {
        sample.handIn("Sums.java", SampleLab.REFERENCE)
                .handIn("Task.java", "package parley.testkit; public @interface Task { }");

        var result = grade();

        assertThat(result.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(result.message()).contains("parley.testkit.Task", "package parley.sums;");
    }

    @Test
    void files_other_than_sources_never_count() throws IOException {
        var base = "labs/07-sums/src/main/java/";
        sample.handInReference("return a + b;", """
                if (Sums.class.getResource("/junit-platform.properties") != null) return a + b;
                if (Sums.class.getClassLoader().getResource("evil.txt") != null) return a + b;
                return 0;""");
        for (var place : new String[] {base, base + "parley/sums/",
                "labs/07-sums/src/main/resources/"}) {
            sample.write(place + "junit-platform.properties", """
                    junit.jupiter.extensions.autodetection.enabled=true
                    junit.jupiter.execution.timeout.mode=disabled
                    """);
            sample.write(place + "evil.txt", "evil");
            sample.write(place + "META-INF/services/org.junit.jupiter.api.extension.Extension",
                    "parley.sums.Evil");
            sample.write(place + "META-INF/services/com.sun.source.util.Plugin",
                    "parley.sums.Evil");
            sample.write(place + "META-INF/services/javax.annotation.processing.Processor",
                    "parley.sums.Evil");
        }
        sample.handIn("Evil.java", """
                package parley.sums;
                import com.sun.source.util.*;
                public final class Evil implements Plugin {
                    public String getName() { return "Evil"; }
                    public boolean autoStart() { return true; }
                    public void init(JavacTask task, String... args) {
                        throw new IllegalStateException("the plugin ran");
                    }
                }
                """).handIn("module-info.java", "open module evil { }");

        var result = grade();

        assertThat(result.verdict()).as(result.message()).isEqualTo(Verdict.GRADED);
        assertThat(result.tasks().getFirst().points()).isZero();
        assertThat(result.tasks().get(1).points()).isEqualTo(60_000);
    }

    @Test
    void a_class_named_like_a_test_stands_in_for_nothing() throws IOException {
        sample.handInReference("return a + b;", "return 0;").handIn("SumsTest.java", """
                package parley.sums;
                class SumsTest {
                    class Task1 {
                        void adds_small_numbers() { }
                        void adds_other_numbers() { }
                        void adds_zero() { }
                    }
                }
                """);

        var result = grade();

        assertThat(result.verdict()).isEqualTo(Verdict.GRADED);
        assertThat(result.tasks().getFirst().points()).isZero();
        assertThat(result.tasks().get(1).points()).isEqualTo(60_000);
    }

    private LabResult grade() {
        return engine.grade(Submission.ofLab(sample.lab()), Selection.all(), GradeListener.NONE);
    }
}
