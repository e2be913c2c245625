// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the commands share: the course's folder, where to print, and the errors that a mistyped
/// lab or task gets.
abstract class StudentCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "--root", hidden = true, defaultValue = "",
            description = "The course's folder; the course script sets it.")
    Path root;

    private Terminal terminal = Terminal.here();

    @Override
    public final Integer call() throws IOException, InterruptedException {
        root = root.toAbsolutePath().normalize();
        int exit = execute();
        out().flush();
        return exit;
    }

    /// Does the work.
    ///
    /// @return one of the codes in [Exit]
    abstract int execute() throws IOException, InterruptedException;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final void say(String format, Object... args) {
        out().println(args.length == 0 ? format : String.format(format, args));
    }

    final Terminal terminal() {
        return terminal;
    }

    final Progress progress() {
        return Progress.in(root, Clock.systemUTC());
    }

    /// The chapter that was named, whether it has a lab or not.
    final Chapter chapter(String name) {
        return Chapter.named(root, name).orElseThrow(() -> CourseException.usage(
                "There is no chapter %s. Chapters are 0 to 15: ./course shows them.", name));
    }

    /// The lab that was named.
    ///
    /// @throws CourseException when there is no such chapter, or it is still to come
    final Lab lab(String name) {
        var chapter = chapter(name);
        if (chapter.hasLab(root)) return chapter.lab(root);
        var there = Chapter.all(root).stream().filter(other -> other.hasLab(root))
                .map(other -> Integer.toString(other.number())).collect(Collectors.joining(", "));
        throw new CourseException(Exit.COMING, "Lab " + chapter.number() + " ("
                + chapter.title() + ") is still to come. The labs that are there: " + there + ".");
    }

    /// The task that was named, or where nothing was named the one that comes next.
    final String taskOrNext(String name) {
        if (name.isEmpty()) {
            return CourseMap.read(root, progress()).next().map(next -> next.task().id())
                    .orElseThrow(() -> CourseException.usage(
                            "You have passed every task that is there. Name one: ./course %s 3.1",
                            spec.name()));
        }
        if (!name.matches("\\d+\\.\\d+")) {
            throw CourseException.usage("A task is written like 3.2, and %s is not.\n"
                    + "./course task 3 lists the tasks of lab 3.", name);
        }
        return name.replaceFirst("^0(\\d)", "$1");
    }
}
