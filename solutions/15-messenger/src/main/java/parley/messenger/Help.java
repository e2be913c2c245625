// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.PrintStream;

/// What the program says about itself.
final class Help {
    /// What to do when stored data are damaged.
    static final String RESTORE = """
            A backup goes into a new data folder, and the messenger then runs on that one:
              ./course messenger admin restore --data NEW --folder BACKUP
              ./course messenger --data NEW""";
    private static final int DONE = 0;

    private Help() {
    }

    static int general(PrintStream out) {
        out.print("""
                Runs Parley, the messenger of the course.

                  flags, or nothing       run it
                  settings                list everything that can be set
                  admin                   list the commands for a messenger that runs

                It ends with 143 or 130 when it was told to, 2 when it was called in a way that
                makes no sense, 3 when something is missing or in the way (a port, another
                messenger on the same data), 4 when stored data are damaged.

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
