// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Starts a test JVM that waits for a debugger.
final class Debugging {
    /// testkit reads the property: nothing that it waits for has a limit then. Port 0 is any free
    /// one, and the JVM says which on its standard output before it does anything else.
    private static final List<String> OPTIONS = List.of("-Dparley.debug=true",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
    private static final int MAX_LINE_BYTES = 1_000;

    private Debugging() {
    }

    /// Starts the JVM, and says where the debugger finds it once it listens.
    static TestJvm start(Lab lab) {
        try {
            var process = new JvmCommand(LabNeeds.of(lab), false, false)
                    .start(lab.folder(), OPTIONS, List.of());
            var listening = line(process.getInputStream());
            tell(listening.substring(listening.lastIndexOf(':') + 1).strip());
            return new TestJvm(process);
        } catch (IOException e) {
            throw new UncheckedIOException("The test JVM does not start", e);
        }
    }

    private static void tell(String port) {
        System.err.printf("""
                The test JVM waits for a debugger on 127.0.0.1, port %s.
                  IntelliJ: Run > Attach to Process, or Remote JVM Debug with that port
                  VS Code:  launch.json: {"type":"java","request":"attach",
                            "hostName":"127.0.0.1","port":%s}
                  jdb:      jdb -attach 127.0.0.1:%s
                Nothing has a time limit meanwhile. Ctrl-C gives up.
                """, port, port, port);
    }

    /// A line, not one byte more: what follows are the results.
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n' && line.length() < MAX_LINE_BYTES;
                b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }
}
