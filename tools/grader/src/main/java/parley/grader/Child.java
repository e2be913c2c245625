// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;

/// Runs another program in this terminal, and never leaves it behind.
final class Child {
    private Child() {
    }

    /// Waits for the program's end.
    ///
    /// @return its exit code
    static int run(ProcessBuilder program) throws IOException, InterruptedException {
        var process = program.inheritIO().start();
        var end = new Thread(process::destroy, "end-the-child");
        Runtime.getRuntime().addShutdownHook(end);
        return process.waitFor();
    }
}
