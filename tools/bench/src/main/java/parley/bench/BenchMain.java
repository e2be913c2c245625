// SPDX-License-Identifier: Apache-2.0
package parley.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `./course bench messenger` and `./course bench crash` run.
@Command(name = "bench", subcommands = {LoadCommand.class, CrashCommand.class},
        description = "Load and crashes for the messenger.")
final class BenchMain {
    private BenchMain() {}

    /// @param words see `--help`
    public static void main(String[] words) {
        var line = new CommandLine(new BenchMain());
        line.setExecutionExceptionHandler((trouble, _, _) -> {
            System.err.println(trouble.getMessage());
            return 1;
        });
        System.exit(line.execute(words));
    }
}
