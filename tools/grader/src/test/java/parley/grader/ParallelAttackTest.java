// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.testkit.Machine;

/// Attacks on a run in which tests go on in two JVMs at the same time: the first has those of
/// `add`, the second those of the other methods. A cheat in one earns nothing there, and takes
/// nothing away from the other: what suffered runs again alone.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParallelAttackTest {
    /// Tests of a second each are worth a second JVM.
    private static final long LONG = 1_000;
    /// Half a second instead of two until a test is given up that waits for nothing.
    private static final double IMPATIENT = 0.25;

    private static final String HELPERS = """
            private static void run(Runnable work) {
                var thread = new Thread(work);
                thread.start();
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            private static RuntimeException todo() {
                return new UnsupportedOperationException("TODO 7.9");
            }
            private static void spin() {
                for (int i = 0; i < 8; i++)
                    Thread.startVirtualThread(() -> { while (true) Thread.onSpinWait(); });
            }
            private static void forge() {
                try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                    out.write("00 FINISH 0 PASSED 1  \\n00 END 0 STARTED 0  \\n".getBytes());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            /// The other test JVMs first: they were started by the same command.
            private static void kill() {
                var here = ProcessHandle.current();
                here.parent().orElseThrow().children()
                        .filter(other -> other.pid() != here.pid())
                        .filter(other -> other.info().command().equals(here.info().command()))
                        .forEach(ProcessHandle::destroyForcibly);
                Runtime.getRuntime().halt(137);
            }
            """;

    private SampleLab sample;
    private Engine engine;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        Machine.needs("nice");
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "nothing runs together here");
        sample = SampleLab.in(folder);
        engine = Engine.once(sample.course(), Path.of("target", "aot").toAbsolutePath());
        var tests = engine.plan(sample.lab()).tasks().stream()
                .flatMap(task -> task.tests().stream()).toList();
        engine.durations(sample.lab()).remember(tests.stream().map(test ->
                new TestResult(test, Status.PASSED, 0, "", "", LONG)).toList());
        assertThat(engine.durations(sample.lab()).cut(tests)).as("tests of add").isEqualTo(3);
    }

    @AfterAll
    void close() {
        if (engine != null) engine.close();
    }

    @ParameterizedTest(name = "{0}, in {1}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            an exit,            adds_small_numbers, EXITED,  `System.exit(0);`
            forged results,     doubles,            CRASHED, `forge();`
            an endless loop,    adds_small_numbers, GRADED,  `while (a < 1 << 30) Thread.onSpinWait();`
            spinning threads,   doubles,            GRADED,  `spin(); a = 99;`
            a TODO elsewhere,   adds_small_numbers, GRADED,  `run(() -> { throw todo(); });`
            killing all others, adds_small_numbers, CRASHED, `kill();`
            """)
    void a_cheat_in_one_jvm_leaves_the_other_alone(
            String what, String attacked, Verdict verdict, String attack) throws IOException {
        handIn(attacked, attack);
        var told = new ArrayList<TestResult>();

        var result = grade(told, what.contains("loop") ? IMPATIENT : 1);

        assertThat(result.verdict()).as(Json.of(result)).isEqualTo(verdict);
        assertThat(result.tasks()).flatExtracting(TaskResult::tests).as(Json.of(result))
                .allSatisfy(test -> assertThat(test.points()).isEqualTo(
                        test.test().method().equals(attacked) ? 0 : test.test().points()));
        assertThat(told).as("each is told once").extracting(test -> test.test().method())
                .doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void honest_work_earns_everything_in_two_jvms() throws IOException {
        sample.handIn("Sums.java", SampleLab.REFERENCE);

        assertThat(points(grade(new ArrayList<>(), 1))).containsExactly(40_000, 60_000, 5_000);
    }

    private void handIn(String attacked, String attack) throws IOException {
        boolean adding = attacked.equals("adds_small_numbers");
        var start = adding ? "int add(int a, int b) {" : "int twice(int a) {";
        assertThat(SampleLab.REFERENCE).contains(start, "public String greet");
        sample.handIn("Sums.java", SampleLab.REFERENCE
                .replace(start, start + (adding ? "\nif (a == 1) { " : "\n{ ") + attack + " }")
                .replace("public String greet", HELPERS + "public String greet"));
    }

    private LabResult grade(List<TestResult> told, double scale) {
        return engine.grade(Submission.ofLab(sample.lab()), Selection.all().scaled(scale),
                new GradeListener() {
                    @Override
                    public void finished(TestResult test) {
                        told.add(test);
                    }
                });
    }

    private static List<Integer> points(LabResult result) {
        return result.tasks().stream().map(TaskResult::points).toList();
    }
}
