// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./course hint 3.2`: one hint more.
@Command(name = "hint", mixinStandardHelpOptions = true,
        description = "The next hint of a task. Without a name: of your next task.")
final class HintCommand extends StudentCommand {
    static final String EVENT = "hint";

    @Parameters(index = "0", arity = "0..1", paramLabel = "TASK",
            description = "A task such as 3.2.")
    String name = "";

    @Override
    int execute() {
        var id = taskOrNext(name);
        var task = Plans.task(lab(id), id);
        var progress = progress();
        int seen = progress.count(id, EVENT);
        int all = task.hints().size();
        int now = Math.min(seen + 1, all);
        for (int i = 1; i < now; i++) {
            say(terminal().faint(Text.wrap(i + ". " + task.hints().get(i - 1))));
        }
        say(Text.wrap(now + ". " + task.hints().get(now - 1)));
        say("");
        if (seen >= all) {
            say("There are no more hints for %s. Two ways on:", id);
            say("  read book/%s (./course book),", task.page());
            say("  or look at our answer: ./course solution %s --anyway", id);
        } else {
            progress.add(id, EVENT, now + " of " + all);
            say("Hint %d of %d for %s %s.", now, all, id, task.title());
        }
        return Exit.DONE;
    }
}
