// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course messenger`: will run the messenger; until then it says what can be run instead.
@Command(name = "messenger", mixinStandardHelpOptions = true,
        description = "Run the messenger. It is still to come.")
final class MessengerCommand extends StudentCommand {
    @Option(names = "--mine", description = "With your parts for the labs that you passed.")
    boolean mine;

    @Override
    int execute() {
        throw new CourseException(Exit.COMING, """
                The messenger is still to come: its parts are being built, chapter by chapter.
                What runs already is chapter 3's program on your own code:
                  ./course demo 3 mine""");
    }
}
