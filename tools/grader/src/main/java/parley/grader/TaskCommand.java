// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./course task [3.2]`: what a task asks for and where to open it.
@Command(name = "task", mixinStandardHelpOptions = true,
        description = "A task: what to build, why, and where. Without a name: your next task.")
final class TaskCommand extends StudentCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TASK",
            description = "A task such as 3.2, or a lab such as 3 for the list of its tasks.")
    String name = "";

    @Override
    int execute() throws IOException {
        if (!name.isEmpty() && !name.contains(".")) {
            list(Plans.of(lab(name)));
            return Exit.DONE;
        }
        var id = taskOrNext(name);
        var lab = lab(id);
        show(lab, Plans.task(lab, id));
        return Exit.DONE;
    }

    private void list(LabPlan plan) {
        var progress = progress();
        for (var task : plan.tasks()) {
            var state = progress.graded(task.id()).map(ProgressEntry::event).orElse("")
                    .replace('-', ' ');
            say("%-5s %-32s %8s  %2d min  %s", task.id(), task.title(), points(task),
                    task.minutes(), state);
        }
        say("");
        say("One of them: ./course task %s", plan.tasks().getFirst().id());
    }

    private void show(Lab lab, TaskPlan task) throws IOException {
        say("%s  %s", terminal().bold(task.id()), terminal().bold(task.title()));
        say("%s, about %d minutes, tests %s", points(task), task.minutes(),
                task.principle().name().toLowerCase(java.util.Locale.ROOT));
        say("");
        say(Text.wrap(task.what()));
        say("");
        say(Text.wrap("Why: " + task.why()));
        if (!task.ignore().isEmpty()) say(Text.wrap("For now you may ignore: " + task.ignore()));
        if (!task.buildsOn().isEmpty()) say("Builds on: " + String.join(", ", task.buildsOn()));
        say("Read: book/%s (./course book)", task.page());
        say("");
        var places = TaskPlace.of(lab, task.id());
        int lines = places.stream().mapToInt(place -> place.ours().lines()).sum();
        for (var place : places) say("Open: " + terminal().bold(place.text()));
        if (lines > 0) say("Our answer takes %s.", Text.count(lines, "line"));
        say(Text.wrap(state(task)));
        say("Next: %s   grades whenever you save",
                terminal().bold("./course watch " + lab.number()));
    }

    private String state(TaskPlan task) {
        return progress().graded(task.id()).map(entry -> switch (entry.event()) {
            case "passed" -> "You have passed it.";
            case "failed" -> "So far it has earned " + entry.detail()
                    .replaceFirst(", tests.*", "") + " points.";
            default -> "You have not started it.";
        }).orElse("You have not started it.");
    }

    private static String points(TaskPlan task) {
        var points = Json.points(task.points()).toPlainString();
        return task.stretch() ? "+" + points + " points" : points + " points";
    }
}
