// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./course watch [3]`: grades on every save.
@Command(name = "watch", mixinStandardHelpOptions = true,
        description = {"Grades on every save, the task you are at first. Keys: h hint, n next,",
            "l list, t transcript, q quit; where single keys cannot be read, with Enter.",
            "Without a terminal it prints plain lines and ends with its input."})
final class WatchCommand extends StudentCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB",
            description = "A lab such as 3. Without it: the lab you are at.")
    String name = "";

    @Override
    int execute() throws InterruptedException {
        var lab = lab(name.isEmpty() ? taskOrNext("") : name);
        boolean person = Terminal.isTerminal() && System.console() != null
                && System.console().isTerminal();
        var queue = new LinkedBlockingQueue<Happening>();
        try (var engine = Engine.watching(new Course(root));
                var regrader = new Regrader(engine, lab, queue::add);
                var keys = new KeyReader(person, queue::add);
                var sources = new SourceWatch(
                        List.of(lab.sources(), lab.tests()),
                        () -> queue.add(new Happening.Saved()))) {
            var screen = new WatchScreen(lab, out(), terminal(), keys.single());
            return new WatchLoop(engine.plan(lab), progress(), regrader, screen)
                    .run(queue, () -> engine.makeFaster(lab));
        }
    }
}
