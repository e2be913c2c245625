// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Optional;

/// Grades a wrong variant and says what a student would see of it, or why nobody catches it.
///
/// @param lab what the lab's checks share
record WrongVariantRun(LabCase lab, Variant variant) {
    /// A caught variant's text, or why it is not caught.
    record Outcome(Optional<String> text, List<Finding> findings) { }

    /// Runs its task, after what that builds on, to the first failure.
    ///
    /// @param scale what time limits are multiplied with
    Outcome withWhatItBuildsOn(double scale) {
        return grade(Selection.of(variant.task()).stoppingEarly().scaled(scale));
    }

    /// Runs its task to the first failure.
    ///
    /// @param scale what time limits are multiplied with
    Outcome alone(double scale) {
        return grade(Selection.only(variant.task()).stoppingEarly().scaled(scale));
    }

    private Outcome grade(Selection selection) {
        LabResult result = lab.grade(
                Submission.ofSolution(lab.lab()).withOverlay(variant.folder()), selection);
        Optional<TaskResult> task = result.tasks().stream()
                .filter(any -> any.task().id().equals(variant.task())).findFirst();
        Optional<TestResult> failure = task.flatMap(Failures::first);
        if (failure.isEmpty()) return new Outcome(Optional.empty(), List.of(notCaught(result)));
        return new Outcome(Optional.of(FrozenText.of(task.get().task(), failure.get())), List.of());
    }

    private Finding notCaught(LabResult result) {
        Optional<TaskResult> other = result.tasks().stream()
                .filter(task -> Failures.first(task).isPresent()).findFirst();
        if (other.isPresent()) {
            return refuse(Variant.PROPERTIES, "task %s catches it before task %s can; write "
                    + "task=%s, or keep the mistake out of that task%s", other.get().task().id(),
                    variant.task(), other.get().task().id(), Failures.story(other.get()));
        }
        if (result.verdict() != Verdict.GRADED) {
            return refuse("", "no test fails, the run ends as \"%s\": %s",
                    result.verdict().text(), result.message());
        }
        String tests = lab.plan().task(variant.task())
                .map(task -> TestFile.of(lab.lab(), task)).orElse("the tests");
        return refuse("", "no test of task %s notices the mistake \"%s\"; add one to %s",
                variant.task(), variant.about(), tests);
    }

    /// A finding about one of its files; an empty name means its folder.
    Finding refuse(String file, String sentence, Object... args) {
        return Finding.of(variant.file(file), sentence, args);
    }
}
