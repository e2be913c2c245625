// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs programs that nobody here wrote. A test whose program is not there is skipped with a word;
/// with `CI=true` that is a failure.
final class Strangers {
    private Strangers() {
    }

    static String python(String program, String... arguments) throws Exception {
        return untilEnd(start(program, arguments)).strip();
    }

    static Process start(String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                Stream.of("python3", "-c", program), Arrays.stream(arguments)).toList();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    static String untilEnd(Process process) throws Exception {
        try {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return out;
        } finally {
            process.destroyForcibly();
        }
    }

    static void need(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (there) return;
        String sentence = program + " is not installed, so nobody tried it";
        if ("true".equals(System.getenv("CI"))) fail(sentence);
        System.out.println("skipped: " + sentence);
        abort(sentence);
    }
}
