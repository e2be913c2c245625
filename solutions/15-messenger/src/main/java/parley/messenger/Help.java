// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.PrintStream;

/// What the program says about itself.
final class Help {
    private static final int DONE = 0;

    private Help() {
    }

    static int general(PrintStream out) {
        out.print("""
                Runs Parley, the messenger of the course.

                  flags, or nothing       run it
                  settings                list everything that can be set
                  admin                   list the commands for a messenger that runs

                """);
        return settings(out);
    }

    /// Every setting with its flag, what it may be, and what it is without being set.
    static int settings(PrintStream out) {
        out.print("""
                Each can be set with a flag, in the environment, or in a file parley.properties
                (or the one that --config names). Flags win over the environment, and that over
                the file.

                """);
        for (var setting : SettingTable.all()) {
            out.println(setting.flag() + "   " + setting.env() + "   " + setting.name());
            out.println("    " + setting.doc());
            out.println("    " + setting.values().limits() + "; "
                    + (setting.standard().isEmpty() ? "not set" : setting.standard())
                    + " when nobody says anything");
        }
        return DONE;
    }
}
