// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// `./course grade 7.1 --debug` with the JDK's own debugger attached.
class DebuggingTest {
    private static final String MINE = "labs/07-sums/src/main/java/parley/sums/Sums.java";
    private static final long LIMIT_SECONDS = 30;
    /// Longer than the limit of a graded test.
    private static final Duration LOOKING_AROUND = Duration.ofMillis(2_200);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = LIMIT_SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void stops_in_the_students_code_for_longer_than_the_limit_and_then_grades() throws Exception {
        SampleCourse sample = SampleCourse.in(folder);
        sample.write(MINE, SampleLab.REFERENCE);
        Process grading = course(sample.course().root(), "grade", "7.1", "--debug");
        try (BufferedReader screen = grading.inputReader(StandardCharsets.UTF_8)) {
            Process jdb = jdb(until(screen, "jdb:").replaceFirst(".*-attach ", ""));
            try (BufferedReader told = jdb.inputReader(); BufferedWriter typed = jdb.outputWriter()) {
                until(told, "VM Started");
                type(typed, "stop in parley.sums.Sums.add(int,int)");
                type(typed, "run");
                String stop = until(told, "Breakpoint hit");
                LockSupport.parkNanos(LOOKING_AROUND.toNanos());
                type(typed, "print a");
                String value = until(told, "a = ");
                type(typed, "clear parley.sums.Sums.add(int,int)");
                type(typed, "cont");

                assertThat(stop).contains("parley.sums.Sums.add()");
                assertThat(value).endsWith("a = 1");
                assertThat(until(screen, "7.1")).contains("40 of 40").contains("passed");
            } finally {
                jdb.destroyForcibly();
            }
            assertThat(grading.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(grading.exitValue()).isEqualTo(Exit.DONE);
        } finally {
            grading.descendants().forEach(ProcessHandle::destroyForcibly);
            grading.destroyForcibly();
        }
    }

    private static Process course(Path root, String... words) throws IOException {
        var command = new ArrayList<>(List.of(SetupProgram.java(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dparley.root=" + root,
                "-Dparley.terminal=no", "-cp", System.getProperty("java.class.path"),
                SessionMain.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Process jdb(String address) throws IOException {
        String program = Path.of(System.getProperty("java.home"), "bin", "jdb").toString();
        return new ProcessBuilder(program, "-J-Duser.language=en", "-attach", address)
                .redirectErrorStream(true).start();
    }

    private static void type(BufferedWriter debugger, String command) throws IOException {
        debugger.write(command + "\n");
        debugger.flush();
    }

    /// The first line with these words; what comes before it is passed over.
    private static String until(BufferedReader screen, String words) throws IOException {
        var seen = new StringBuilder();
        for (String line = screen.readLine(); line != null; line = screen.readLine()) {
            if (line.contains(words)) return line;
            seen.append(line).append('\n');
        }
        throw new AssertionError("no \"" + words + "\" in:\n" + seen);
    }
}
