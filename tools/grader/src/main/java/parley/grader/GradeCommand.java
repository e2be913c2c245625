// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./course grade [3 | 3.2 | all]`: points, one story, the next step.
@Command(name = "grade", mixinStandardHelpOptions = true,
        description = {"Grades your code: points, the story of the first failure, the next step.",
            "Your own files are only read. Without a name: the lab you are at."})
final class GradeCommand extends StudentCommand {
    private static final int SHOWN_WARNINGS = 3;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB|TASK|all",
            description = "A lab such as 3, a task such as 3.2, or all.")
    String name = "";

    @Option(names = "--json", description = "As one JSON object a lab, for scripts.")
    boolean json;

    @Option(names = "--debug", description = "Wait for a debugger; no time limits.")
    boolean debug;

    @Override
    int execute() {
        try (var engine = Engine.once(new Course(root))) {
            int exit = Exit.DONE;
            for (var lab : labs()) exit = Math.max(exit, grade(engine, lab));
            return exit;
        }
    }

    /// Grades a reference part and keeps nothing, so that what grading needs is loaded once.
    static void rehearse(Course course) {
        try (var engine = Engine.open(course)) {
            for (var lab : course.labs()) {
                var result = engine.grade(Submission.ofSolution(lab),
                        Selection.all().withoutSlow(), GradeListener.NONE);
                new GradeText(result, Set.of(), new Terminal(true, true)).text();
                engine.rehearse(lab);
                engine.makeFaster(lab);
            }
        } catch (CourseException incomplete) {
            // What cannot be graded yet cannot be rehearsed; grading will say so.
        }
    }

    private List<Lab> labs() {
        if (name.equals("all")) return new Course(root).labs().stream()
                .filter(lab -> Chapter.named(lab.number()).filter(c -> c.hasLab(root)).isPresent())
                .toList();
        return List.of(lab(name.isEmpty() ? taskOrNext("") : name));
    }

    private int grade(Engine engine, Lab lab) {
        var selection = selection(lab);
        var heard = new Heard();
        var result = engine.grade(Submission.ofLab(lab), selection, heard);
        var shown = selection.tasks().isEmpty() ? Set.<String>of()
                : selection.choose(engine.plan(lab)).stream().map(TaskPlan::id)
                .collect(Collectors.toSet());
        say("%s", json ? Json.of(result)
                : new GradeText(result, shown, terminal()).text() + heard.text());
        out().flush();
        progress().record(result);
        if (!json && !debug) makeFaster(engine, lab);
        return result.verdict() == Verdict.GRADED && passed(result, shown)
                ? Exit.DONE : Exit.NOT_YET;
    }

    private Selection selection(Lab lab) {
        if (!name.contains(".")) return debug ? Selection.all().debugging() : Selection.all();
        var id = taskOrNext(name);
        return debug ? Selection.only(id).debugging() : Selection.of(id).startingWith(id);
    }

    /// Whether the named tasks are passed; without a name, the core tasks.
    private static boolean passed(LabResult result, Set<String> shown) {
        return result.tasks().stream()
                .filter(task -> shown.isEmpty() ? !task.task().stretch()
                        : shown.contains(task.task().id()))
                .allMatch(task -> task.status() == Status.PASSED);
    }

    /// Seconds once, on this machine, for a faster start of every later run.
    private void makeFaster(Engine engine, Lab lab) {
        if (!engine.couldBeFaster()) return;
        boolean progress = terminal().blocks();
        if (progress) {
            out().print(terminal().faint("Once only: preparing faster runs ..."));
            out().flush();
        }
        engine.makeFaster(lab);
        if (progress) say(terminal().faint(" done."));
    }

    /// Keeps javac's warnings for the end of the report.
    private static final class Heard implements GradeListener {
        private Optional<Compilation> compilation = Optional.empty();

        @Override
        public void compiled(Compilation heard) {
            compilation = Optional.of(heard);
        }

        String text() {
            var warnings = compilation.filter(Compilation::succeeded)
                    .map(Compilation::warnings).orElse(List.of());
            if (warnings.isEmpty()) return "";
            return "\n\njavac wonders about " + Text.count(warnings.size(), "place")
                    + " (no points lost):\n" + warnings.stream().limit(SHOWN_WARNINGS)
                    .map(w -> "  " + w.place() + ": " + w.message().lines().findFirst().orElse(""))
                    .collect(Collectors.joining("\n"));
        }
    }
}
