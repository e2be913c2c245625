// SPDX-License-Identifier: Apache-2.0
package parley.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.testkit.Machine;

/// Runs programs that nobody here wrote.
final class Strangers {
    private static final Path NODE_MODULES = Path.of("src", "test", "node", "node_modules");

    private Strangers() {}

    /// Goes on where node and its library `ws` are there.
    static void needWs() {
        Machine.needs("node");
        Machine.needs(Files.isDirectory(NODE_MODULES.resolve("ws")),
                "node's library ws is not there.",
                "npm ci --prefix solutions/06-http/src/test/node");
    }

    /// Starts a JavaScript program that may use `ws`. Its arguments begin at `process.argv[1]`.
    static Process node(String program, String... arguments) throws IOException {
        ProcessBuilder builder = builder("node", List.of("-e", program, "--"), arguments);
        builder.environment().put("NODE_PATH", NODE_MODULES.toAbsolutePath().toString());
        return builder.start();
    }

    /// Starts a Python program.
    static Process python(String program, String... arguments) throws IOException {
        return builder("python3", List.of("-c", program), arguments).start();
    }

    /// Starts curl, quiet but for errors.
    static Process curl(String... arguments) throws IOException {
        return builder("curl", List.of("-sS", "--max-time", "10"), arguments).start();
    }

    private static ProcessBuilder builder(String program, List<String> first, String... more) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(first);
        command.addAll(Arrays.asList(more));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /// All that a program says until it ends by itself.
    static String said(Process process) throws Exception {
        try {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return out.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
