// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Runs another program in this terminal, and never leaves it behind.
final class Child {
    /// How long the other program may take to end when this one is ended.
    private static final int LAST_SECONDS = 5;

    private Child() {
    }

    /// Waits for the program's end.
    ///
    /// @return its exit code
    static int run(ProcessBuilder program) throws IOException, InterruptedException {
        var process = program.inheritIO().start();
        var end = new Thread(() -> end(process), "end-the-child");
        Runtime.getRuntime().addShutdownHook(end);
        return process.waitFor();
    }

    /// Ctrl-C reaches the other program too, so this mostly waits until it has tidied up.
    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(LAST_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
        }
    }
}
