// SPDX-License-Identifier: Apache-2.0
package parley.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs programs that nobody here wrote.
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
}
