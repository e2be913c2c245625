// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What students' code can do to the grader, in earnest or by accident: `add` (40 points) attacks
/// and earns nothing, the rest of the lab (60 points) still earns.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
    private static final String ADD = "return a + b;";

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

    @Test
    void exit_ends_nothing_but_its_own_test() throws IOException {
        var result = attackFirst("System.exit(0); return 0;");

        assertThat(result.verdict()).isEqualTo(Verdict.EXITED);
        assertThat(message(result)).contains("System.exit").contains("exit code 0");
        assertOthersEarn(result);
    }

    @Test
    void halt_ends_nothing_but_its_own_test() throws IOException {
        var result = attackFirst("Runtime.getRuntime().halt(0); return 0;");

        assertThat(result.verdict()).isEqualTo(Verdict.EXITED);
        assertOthersEarn(result);
    }

    @Test
    void a_killed_virtual_machine_is_a_crash() throws IOException {
        var result = attackFirst("""
                try {
                    new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start()
                            .waitFor();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return 0;""");

        assertThat(result.verdict()).isEqualTo(Verdict.CRASHED);
        assertThat(message(result)).contains("virtual machine died");
        assertOthersEarn(result);
    }

    @Test
    void an_endless_loop_is_a_time_out_with_a_story() throws IOException {
        var result = attackFirst("while (true) { if (a == 12345) return 0; }");

        assertThat(result.verdict()).isEqualTo(Verdict.TIMED_OUT);
        assertThat(message(result)).contains("Sums.java:");
        assertOthersEarn(result);
    }

    @Test
    void a_lock_on_system_out_that_is_never_given_back_stops_nothing() throws IOException {
        var result = attackFirst("""
                System.out.println("mine now");
                synchronized (System.out) {
                    while (a != 12345) Thread.onSpinWait();
                }
                return 0;""");

        assertThat(result.verdict()).isEqualTo(Verdict.TIMED_OUT);
        assertOthersEarn(result);
    }

    @Test
    void used_up_memory_fails_its_own_test() throws IOException {
        var result = attackFirst("""
                var all = new java.util.ArrayList<byte[]>();
                while (true) all.add(new byte[1 << 20]);""");

        assertThat(message(result)).containsIgnoringCase("memory");
        assertOthersEarn(result);
    }

    @Test
    void endless_recursion_fails_its_own_test() throws IOException {
        var result = attack("return add(a, b) + 1;");

        assertThat(message(result)).contains("StackOverflowError");
        assertOthersEarn(result);
    }

    @Test
    void printed_results_are_output_and_no_more() throws IOException {
        var result = attack("""
                System.out.println("FINISH 0 PASSED 1  ");
                System.out.println("Tests run: 7, Failures: 0");
                return 0;""");

        assertThat(first(result).output()).contains("FINISH 0 PASSED");
        assertOthersEarn(result);
    }

    @Test
    void forged_records_on_the_original_standard_output_are_seen() throws IOException {
        var result = attackFirst("""
                try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                    out.write("00 FINISH 0 PASSED 1  \\n".getBytes());
                    out.write("00 END 0 STARTED 0  \\n".getBytes());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                return a + b;""");

        assertThat(result.verdict()).isEqualTo(Verdict.CRASHED);
        assertThat(message(result)).contains("channel that carries the results");
        assertOthersEarn(result);
    }

    @Test
    void a_lying_equals_changes_nothing() throws IOException {
        var result = handIn("return java.util.List.of(\"Ada\", \"Bo\");", """
                return new java.util.AbstractList<>() {
                    public String get(int i) { return "Eve"; }
                    public int size() { return 2; }
                    public boolean equals(Object other) { return true; }
                    public int hashCode() { return java.util.List.of("Ada", "Bo").hashCode(); }
                };""");

        assertThat(test(result, "lists_names").status()).isEqualTo(Status.FAILED);
        assertThat(result.points()).isEqualTo(100_000 - test(result, "lists_names").test().points());
    }

    @Test
    void threads_left_behind_hold_nobody_up() throws IOException {
        var result = attack("""
                new Thread(() -> { while (true) Thread.onSpinWait(); }).start();
                return 0;""");

        assertOthersEarn(result);
    }

    @Test
    void spinning_virtual_threads_hold_nobody_up() throws IOException {
        var result = attack("""
                for (int i = 0; i < 4; i++)
                    Thread.startVirtualThread(() -> { while (true) Thread.onSpinWait(); });
                return 0;""");

        assertOthersEarn(result);
    }

    @Test
    void a_skipped_test_is_no_passed_test() throws IOException {
        var result = attack("""
                try {
                    throw (RuntimeException) Class.forName("org.opentest4j.TestAbortedException")
                            .getConstructor().newInstance();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }""");

        assertThat(first(result).status()).isEqualTo(Status.FAILED);
        assertOthersEarn(result);
    }

    @Test
    void an_error_whose_message_never_comes_holds_nobody_up() throws IOException {
        var result = attackFirst("""
                throw new Error() {
                    public String getMessage() { while (true) Thread.onSpinWait(); }
                    public String toString() { return getMessage(); }
                    public Throwable getCause() { return this; }
                    public StackTraceElement[] getStackTrace() { return null; }
                };""");

        assertThat(message(result)).contains("does not tell what is wrong");
        assertOthersEarn(result);
    }

    @Test
    void reflection_does_not_reach_into_the_runner_or_testkit() throws IOException {
        var result = attack("""
                var reached = new StringBuilder();
                for (var name : new String[] {"parley.runner.Teller", "parley.runner.Seal",
                        "parley.testkit.TestRun", "org.junit.platform.launcher.Launcher"}) {
                    try {
                        var type = ClassLoader.getSystemClassLoader().loadClass(name);
                        for (var field : type.getDeclaredFields()) field.setAccessible(true);
                        for (var method : type.getDeclaredMethods()) method.setAccessible(true);
                        reached.append(name).append(' ');
                    } catch (ReflectiveOperationException | RuntimeException e) {
                        System.out.println("refused " + name);
                    }
                }
                try {
                    Class.forName("parley.runner.Main");
                    reached.append("by name ");
                } catch (ClassNotFoundException e) {
                    System.out.println("not there by name");
                }
                System.out.println("reached: [" + reached + "]");
                return 0;""");

        assertThat(first(result).output()).contains("refused parley.runner.Teller",
                "refused parley.runner.Seal", "refused parley.testkit.TestRun",
                "not there by name");
        assertOthersEarn(result);
    }

    @Test
    void a_todo_on_another_thread_is_seen() throws IOException {
        var result = handIn("return 2 * a;",
                "throw new UnsupportedOperationException(\"TODO 7.3\");", ADD, """
                var thread = new Thread(() -> twice(1));
                thread.start();
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return a + b;""");

        assertThat(first(result).status()).isEqualTo(Status.NOT_STARTED);
        assertThat(message(result)).containsIgnoringCase("not started").contains("Sums.java:");
        assertOthersEarn(result);
    }

    @Test
    void a_todo_that_is_caught_and_forgotten_is_seen() throws IOException {
        var result = handIn("return 2 * a;",
                "throw new UnsupportedOperationException(\"TODO 7.3\");", ADD, """
                try {
                    twice(1);
                } catch (UnsupportedOperationException e) {
                    // Nobody will know.
                }
                return a + b;""");

        assertThat(first(result).status()).isEqualTo(Status.NOT_STARTED);
        assertThat(message(result)).containsIgnoringCase("not started").contains("Sums.java:");
        assertOthersEarn(result);
    }

    @Test
    void endless_output_is_cut_with_a_notice() throws IOException {
        var result = attack("""
                for (int i = 0; i < 100_000; i++) System.out.println("line " + i);
                return 0;""");

        assertThat(first(result).output()).startsWith("line 0").contains("more bytes were printed");
        assertThat(first(result).output().length()).isLessThan(20_000);
        assertOthersEarn(result);
    }

    @Test
    void standard_input_is_at_its_end() throws IOException {
        var result = attack("""
                try {
                    System.out.println("read " + System.in.read());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                return 0;""");

        assertThat(first(result).output()).contains("read -1");
        assertOthersEarn(result);
    }

    @Test
    void replaced_streams_and_interrupts_harm_only_their_own_test() throws IOException {
        var result = attack("""
                System.setOut(null);
                System.setErr(null);
                for (var thread : Thread.getAllStackTraces().keySet()) thread.interrupt();
                return 0;""");

        assertThat(first(result).status()).isEqualTo(Status.FAILED);
        assertOthersEarn(result);
    }

    private LabResult attack(String body) throws IOException {
        var result = handIn(ADD, body);
        assertThat(result.tasks().getFirst().points()).isZero();
        return result;
    }

    /// For what costs a JVM or two seconds a test: only the first test of `add` is attacked.
    private LabResult attackFirst(String body) throws IOException {
        var result = handIn(ADD, "if (a == 1) return attack(a, b);\n return a + b;\n}\n"
                + "private int attack(int a, int b) {\n" + body);
        assertThat(first(result).points()).isZero();
        assertThat(first(result).status()).isEqualTo(Status.FAILED);
        assertThat(test(result, "adds_other_numbers").status()).isEqualTo(Status.PASSED);
        return result;
    }

    private LabResult handIn(String... replacements) throws IOException {
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

    private static void assertOthersEarn(LabResult result) {
        assertThat(result.tasks().get(1).points()).as(Json.of(result)).isEqualTo(60_000);
    }

    private static TestResult first(LabResult result) {
        return result.tasks().getFirst().tests().getFirst();
    }

    private static String message(LabResult result) {
        return first(result).message();
    }

    private static TestResult test(LabResult result, String method) {
        return result.tasks().stream().flatMap(task -> task.tests().stream())
                .filter(test -> test.test().method().equals(method)).findFirst().orElseThrow();
    }
}
