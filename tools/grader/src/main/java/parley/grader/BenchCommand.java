// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import picocli.CommandLine.Command;

/// `./course bench`: measures the course on this machine.
@Command(name = "bench", mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT", subcommands = {BenchGrading.class, BenchMessenger.class, BenchCrash.class},
        description = "Measures the course and its messenger on this machine.")
final class BenchCommand extends StudentCommand {
    @Override
    int execute() {
        throw CourseException.usage("Say what to measure: ./course bench grading, messenger "
                + "or crash.");
    }
}
