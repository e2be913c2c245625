// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.PrintStream;

/// Two people and a bot for the first minute.
final class Demo {
    private Demo() {
    }

    static void start(Program program, PrintStream out) {
        out.println("The demo is still to come (port " + program.port() + ").");
    }
}
