// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Code that wants points which it has not earned, or hides what it left out.
class ForgingAttackTest extends Attacks {
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
}
