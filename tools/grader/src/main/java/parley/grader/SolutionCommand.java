// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./course solution 3.2`: our answer beside the student's, once they have passed.
@Command(name = "solution", mixinStandardHelpOptions = true,
        description = "Our answer beside yours, after you passed the task.")
final class SolutionCommand extends StudentCommand {
    @Parameters(index = "0", paramLabel = "TASK", description = "A task such as 3.2.")
    String name;

    @Option(names = "--anyway", description = "Also before you passed.")
    boolean anyway;

    @Override
    int execute() throws IOException {
        var id = taskOrNext(name);
        var lab = lab(id);
        var task = Plans.task(lab, id);
        var progress = progress();
        boolean passed = progress.graded(id).filter(ProgressEntry::isPassed).isPresent();
        if (!passed && !anyway) {
            throw new CourseException(Exit.NOT_YET, "You have not passed " + id + " yet. A hint "
                    + "helps more: ./course hint " + id + "\nOur answer all the same: "
                    + "./course solution " + id + " --anyway");
        }
        var places = TaskPlace.of(lab, id);
        if (places.isEmpty()) throw CourseException.trouble(
                "This copy of the course has no solution for %s.", id);
        say("%s  %s", terminal().bold(id), terminal().bold(task.title()));
        for (var place : places) show(lab, place);
        if (!passed) progress.add(id, "solution", "shown before it was passed");
        sayOthers(lab);
        return Exit.DONE;
    }

    private void show(Lab lab, TaskPlace place) throws IOException {
        var solution = Files.readString(root.resolve(place.ours().file()));
        var ours = solution.substring(place.ours().start(), place.ours().end());
        say("");
        say(terminal().yellow("Yours: " + place.ours().member() + " in " + place.text()));
        say(place.yours(root).map(SolutionCommand::body).orElse("    (not found)"));
        say("");
        say(terminal().green("Ours: " + place.ours().file() + ":" + place.ours().line()));
        int indent = place.ours().start() - solution.lastIndexOf('\n', place.ours().start()) - 1;
        say(body(withoutMarkers(" ".repeat(indent) + ours)));
    }

    private void sayOthers(Lab lab) {
        var right = lab.solution().resolve("right");
        if (!Files.isDirectory(right)) return;
        say("");
        say("Other right answers: " + Starter.slashes(root.relativize(right)));
    }

    private static String withoutMarkers(String text) {
        return String.join("\n", text.lines()
                .filter(line -> !line.strip().matches("// (task|end) \\d+\\.\\d+.*")).toList());
    }

    private static String body(String text) {
        var lines = text.stripTrailing().replaceFirst("^\\s*\n", "");
        return lines.stripIndent().indent(4).stripTrailing();
    }
}
