// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Code that ends the test JVM, or never ends itself.
class EndingAttackTest extends Attacks {
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

        assertThat(result.verdict()).isEqualTo(Verdict.GRADED);
        assertThat(message(result)).contains("the test ends within").contains("Sums.java:");
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

        assertThat(result.verdict()).isEqualTo(Verdict.GRADED);
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
    void endless_output_is_cut_with_a_notice() throws IOException {
        var result = attack("""
                for (int i = 0; i < 100_000; i++) System.out.println("line " + i);
                return 0;""");

        assertThat(first(result).output()).startsWith("line 0").contains("more bytes were printed");
        assertThat(first(result).output().length()).isLessThan(20_000);
        assertOthersEarn(result);
    }
}
