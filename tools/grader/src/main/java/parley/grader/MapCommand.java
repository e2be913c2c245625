// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course` alone: the map of the course, and the root of all other commands.
@Command(name = "course", mixinStandardHelpOptions = true, version = "Parley 1.0-SNAPSHOT",
        header = "Parley: build a modern messenger in Java 25, one protocol at a time.",
        description = {"", "Without a command: the map of the course, and what to do next."},
        synopsisSubcommandLabel = "[COMMAND]")
final class MapCommand extends StudentCommand {
    @Option(names = "--json", description = "As one JSON object, for scripts.")
    boolean json;

    @Override
    int execute() {
        say(json ? MapText.json(CourseMap.read(root, progress()), progress())
                : text(root, terminal()));
        return Exit.DONE;
    }

    /// The map for a terminal. `./course` comes here without the command line's library, which
    /// would take most of the time.
    static String text(Path root, Terminal terminal) {
        var progress = Progress.in(root);
        return new MapText(CourseMap.read(root, progress), progress, terminal).text();
    }
}
