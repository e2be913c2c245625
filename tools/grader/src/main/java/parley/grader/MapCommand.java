// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course` alone: the map of the course, and the root of all other commands.
@Command(name = "course", mixinStandardHelpOptions = true, version = "Parley 1.0-SNAPSHOT",
        header = "Parley: build a modern messenger in Java 25, one protocol at a time.",
        description = {"", "Without a command: the map of the course, and what to do next."},
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {DoctorCommand.class, TaskCommand.class, HintCommand.class,
            DemoCommand.class, SolutionCommand.class, ResetCommand.class, UpdateCommand.class,
            SubmitCommand.class, MessengerCommand.class, BookCommand.class, JavaCommand.class,
            StartersCommand.class, CheckCommand.class, GradeCommand.class})
final class MapCommand extends StudentCommand {
    @Option(names = "--json", description = "As one JSON object, for scripts.")
    boolean json;

    @Override
    int execute() {
        var progress = progress();
        var map = CourseMap.read(root, progress);
        say(json ? MapText.json(map, progress) : new MapText(map, progress, terminal()).text());
        return Exit.DONE;
    }
}
