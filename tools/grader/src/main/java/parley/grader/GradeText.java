// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A result as people read it: a line a task, one failure's story, the next step.
///
/// @param shown the tasks to show; empty: all
record GradeText(LabResult result, Set<String> shown, Terminal terminal) {
    private static final int BAR_COLUMNS = 10;
    private static final int TITLE_COLUMNS = 32;

    /// Everything.
    String text() {
        var parts = new java.util.ArrayList<String>();
        parts.add(overview());
        if (result.verdict() != Verdict.GRADED) parts.add(verdict());
        story().ifPresent(parts::add);
        parts.add(next());
        return String.join("\n\n", parts);
    }

    /// A line for the lab and one for each task.
    String overview() {
        var title = Chapter.named(result.lab().number()).map(Chapter::title)
                .orElse(result.lab().directory());
        var points = points(result.points()) + " of " + points(result.max()) + " points"
                + (result.bonus() == 0 ? "" : ", +" + points(result.bonus()));
        var head = "Lab " + result.lab().number() + ": " + title;
        var gap = " ".repeat(Math.max(2, Terminal.COLUMNS - head.length() - points.length()));
        boolean whole = tasks().size() == result.tasks().size();
        return terminal.bold(head) + (whole ? gap + terminal.bold(points) : "") + "\n"
                + tasks().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /// One task as a line.
    String line(TaskResult task) {
        var plan = task.task();
        var worth = plan.stretch() ? "+" + points(plan.points()) : points(plan.points());
        var title = plan.title().length() <= TITLE_COLUMNS ? plan.title()
                : plan.title().substring(0, TITLE_COLUMNS - 3) + "...";
        return String.format("  %-5s %-" + TITLE_COLUMNS + "s %6s of %-4s %s", plan.id(), title,
                points(task.points()), worth, mark(task));
    }

    private String mark(TaskResult task) {
        var bar = terminal.bar(task.points(), task.task().points(), BAR_COLUMNS);
        long passed = task.tests().stream().filter(t -> t.status() == Status.PASSED).count();
        return (bar.isEmpty() ? "" : bar + " ") + switch (task.status()) {
            case PASSED -> terminal.green("passed");
            case NOT_STARTED -> terminal.faint("not started");
            case NOT_RUN -> terminal.faint("not run");
            case FAILED -> task.because()
                    .map(id -> terminal.yellow("probably " + id))
                    .orElse(terminal.red(passed + "/" + task.tests().size() + " tests"));
        };
    }

    /// Why there are no points, or what happened on the way.
    String verdict() {
        var head = switch (result.verdict()) {
            case GRADED -> "";
            case DOES_NOT_COMPILE -> "Your code does not compile yet.";
            case SIGNATURE_CHANGED -> "The part's public face has changed.";
            case EXITED -> "Your code ended the program in the middle of a test.";
            case CRASHED -> "The test program died in the middle of a test.";
            case TIMED_OUT -> "The run was given up: a test did not end.";
            case NO_TESTS -> "Nothing could be graded.";
        };
        boolean whole = switch (result.verdict()) {
            case DOES_NOT_COMPILE, SIGNATURE_CHANGED, NO_TESTS, TIMED_OUT -> true;
            case GRADED, EXITED, CRASHED -> false;
        };
        return terminal.red(head) + (whole ? "\n\n" + Safe.text(result.message()) : "");
    }

    /// The story of the first failure of the task to look at.
    Optional<String> story() {
        return failed().flatMap(this::story);
    }

    /// The same, of the named task if that has failed; where to begin if it is not started.
    Optional<String> story(Optional<String> id) {
        var named = named(id);
        if (named.isPresent() && named.get().status() == Status.NOT_STARTED)
            return Optional.of(terminal.bold(named.get().task().id() + " "
                    + named.get().task().title()) + "\n\n"
                    + named.get().tests().getFirst().message());
        return named.filter(task -> task.status() == Status.FAILED).or(this::failed)
                .flatMap(this::story);
    }

    /// The failed test that [#story(Optional)] tells of.
    Optional<TestResult> failure(Optional<String> id) {
        return named(id).filter(task -> task.status() == Status.FAILED).or(this::failed)
                .flatMap(GradeText::firstFailure);
    }

    private Optional<TaskResult> named(Optional<String> id) {
        return result.tasks().stream()
                .filter(task -> id.filter(task.task().id()::equals).isPresent()).findFirst();
    }

    private Optional<String> story(TaskResult task) {
        return firstFailure(task).map(test -> story(task, test));
    }

    private static Optional<TestResult> firstFailure(TaskResult task) {
        return task.tests().stream().filter(test -> test.status() == Status.FAILED
                || test.status() == Status.NOT_STARTED).findFirst();
    }

    private String story(TaskResult task, TestResult test) {
        var head = terminal.bold(task.task().id() + " " + task.task().title() + ": ")
                + test.test().sentence();
        var message = Safe.text(test.message()).stripTrailing();
        return head + "\n\n" + placed(message, task.task().id()) + output(test);
    }

    /// The story with the place of the task's method, where it names no line of the student's.
    private String placed(String story, String id) {
        if (story.contains("\nLook at:")) return story;
        try {
            var place = TaskPlace.among(TaskPlace.of(result.lab(), id), story);
            if (place.isEmpty()) return story;
            var line = "Look at:  " + place;
            int read = story.lastIndexOf("\nRead:");
            return read < 0 ? story + "\n\n" + line
                    : story.substring(0, read + 1) + line + story.substring(read);
        } catch (java.io.IOException _) {
            return story; // the place is an extra: the story is whole without it
        }
    }

    private static String output(TestResult test) {
        return test.output().isBlank() ? "" : "\n\nYour output:\n" + Safe.output(test.output());
    }

    /// The failed task to look at: the first one that no other one explains.
    Optional<TaskResult> failed() {
        var failed = tasks().stream().filter(task -> task.status() == Status.FAILED).toList();
        return failed.stream().filter(task -> task.because().isEmpty()).findFirst()
                .or(() -> failed.stream().findFirst());
    }

    private String next() {
        var number = result.lab().number();
        if (result.verdict() == Verdict.DOES_NOT_COMPILE)
            return step("./course watch " + number, "grades whenever you save");
        if (result.verdict() == Verdict.SIGNATURE_CHANGED)
            return step("./course grade " + number, "once the signature is back");
        if (failed().isPresent()) return step("./course watch " + number,
                "grades whenever you save; ./course hint " + failed().get().task().id()
                        + " helps");
        var open = tasks().stream().filter(task -> task.status() == Status.NOT_STARTED)
                .findFirst();
        if (open.isPresent() && !open.get().task().stretch())
            return step("./course task " + open.get().task().id(), "what it asks for and where");
        if (open.isPresent()) return "All core tasks are passed.\n"
                + step("./course", "the map; or a stretch task: ./course task "
                + open.get().task().id());
        return done();
    }

    /// What to do when all is passed: see your own code at work, where there is a program for it.
    String done() {
        if (LabProperties.of(result.lab()).demo().isEmpty())
            return step("./course", "the map shows what comes now");
        return step("./course demo " + result.lab().number() + " mine", "your own code at work");
    }

    private String step(String command, String why) {
        return "Next: " + terminal.bold(command) + "   " + why;
    }

    private List<TaskResult> tasks() {
        return result.tasks().stream()
                .filter(task -> shown.isEmpty() || shown.contains(task.task().id())).toList();
    }

    private static String points(int thousandths) {
        return Json.points(thousandths / 10 * 10).toPlainString();
    }
}
