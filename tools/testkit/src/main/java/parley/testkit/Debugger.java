// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.management.ManagementFactory;

/// Whether somebody may be stepping through the code: no limit holds then.
final class Debugger {
    private Debugger() {
    }

    /// Looks for the debugger's agent among the VM's arguments. Not cheap: ask only when a limit
    /// has passed.
    static boolean attached() {
        return Attached.YES;
    }

    private static final class Attached {
        static final boolean YES = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.contains("jdwp"));
    }
}
