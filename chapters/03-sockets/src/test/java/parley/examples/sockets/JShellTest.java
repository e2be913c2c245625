// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Types the recorded JShell dialogue again, line by line, and compares what comes out.
class JShellTest {
    private static final Path TRANSCRIPT = Path.of("jshell/hello-yourself.txt");
    private static final String TRANSCRIPT_PORT = "15000";
    private static final Pattern TYPED = Pattern.compile("(server|client)> (.*)");
    private static final Pattern EPHEMERAL = Pattern.compile("52793|(?<=/127\\.0\\.0\\.1:)\\d+");

    private final Map<String, Terminal> terminals = new HashMap<>();

    /// A shell in this JVM that starts and names results as the `jshell` tool of JDK 25 does.
    private static final class Terminal {
        private final JShell shell = JShell.builder().executionEngine("local")
                .tempVariableNameGenerator(() -> "$" + typed()).build();
        private int typed;

        Terminal() {
            shell.eval("import module java.base;");
        }

        private int typed() {
            return typed;
        }

        String type(String line) {
            typed++;
            SnippetEvent event = shell.eval(line + ";").getFirst();
            if (event.exception() != null) throw new AssertionError(line, event.exception());
            return event.snippet() instanceof VarSnippet variable
                    ? variable.name() + " ==> " + event.value() : "no value: " + event.status();
        }
    }

    @AfterEach
    void closeTerminals() {
        terminals.values().forEach(terminal -> terminal.shell.close());
    }

    @Test
    void the_dialogue_runs_as_the_transcript_says() throws Exception {
        List<String> lines = Files.readAllLines(TRANSCRIPT);
        String port = Integer.toString(freePort());
        int compared = 0;
        for (int i = 0; i < lines.size(); i++) {
            var typed = TYPED.matcher(lines.get(i));
            if (!typed.matches()) continue;
            String printed = terminals.computeIfAbsent(typed.group(1), name -> new Terminal())
                    .type(typed.group(2).replace(TRANSCRIPT_PORT, port));
            String expected = lines.get(i + 1);
            if (!expected.contains(" ==> ")) continue;
            assertThat(general(printed)).as(lines.get(i)).isEqualTo(general(expected));
            compared++;
        }
        assertThat(compared).isEqualTo(11);
    }

    private static String general(String text) {
        return EPHEMERAL.matcher(text).replaceAll("PORT");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
