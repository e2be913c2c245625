// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the results of tests into those of tasks and of the lab. A test that nothing is known of
/// has not run and earns nothing.
final class Scores {
    private final LabPlan plan;
    private final Map<String, String> notStarted;

    /// @param notStarted what to tell of each task whose TODO still stands
    Scores(LabPlan plan, Map<String, String> notStarted) {
        this.plan = plan;
        this.notStarted = notStarted;
    }

    /// The lab's result.
    LabResult lab(Verdict verdict, String message, Map<TestPlan, TestResult> known) {
        var tasks = new ArrayList<TaskResult>();
        for (var task : plan.tasks()) tasks.add(folded(task(task, known), tasks));
        return new LabResult(plan.lab(), sum(tasks, false), max(), sum(tasks, true), verdict,
                message, List.copyOf(tasks));
    }

    /// A task's result. A negative test earns only beside one that is not and passes.
    TaskResult task(TaskPlan task, Map<TestPlan, TestResult> known) {
        boolean does = task.tests().stream().anyMatch(test -> !test.negative()
                && known.containsKey(test) && known.get(test).status() == Status.PASSED);
        var tests = task.tests().stream().map(test -> test(task, test, known, does)).toList();
        int points = tests.stream().mapToInt(TestResult::points).sum();
        return new TaskResult(task, status(task, tests), points, Optional.empty(), tests);
    }

    private TestResult test(
            TaskPlan task, TestPlan test, Map<TestPlan, TestResult> known, boolean does) {
        var result = known.get(test);
        if (result == null) return unknown(task, test);
        if (does || !test.negative() || result.status() != Status.PASSED) return result;
        return new TestResult(test, Status.PASSED, 0, "It counts once a test passes that wants "
                + "something done, not refused.", result.output(), result.millis());
    }

    private TestResult unknown(TaskPlan task, TestPlan test) {
        var open = notStarted.get(task.id());
        return open == null ? new TestResult(test, Status.NOT_RUN, 0, "", "", 0)
                : new TestResult(test, Status.NOT_STARTED, 0, open, "", 0);
    }

    private Status status(TaskPlan task, List<TestResult> tests) {
        if (notStarted.containsKey(task.id())) return Status.NOT_STARTED;
        if (tests.stream().allMatch(test -> test.status() == Status.NOT_RUN))
            return Status.NOT_RUN;
        boolean all = tests.stream().allMatch(test -> test.status() == Status.PASSED)
                && tests.stream().mapToInt(TestResult::points).sum() == task.points();
        return all ? Status.PASSED : Status.FAILED;
    }

    /// Folds a failed task under the first one it builds on that is not passed itself.
    private static TaskResult folded(TaskResult task, List<TaskResult> before) {
        if (task.status() != Status.FAILED) return task;
        var because = before.stream().filter(other -> task.task().buildsOn()
                .contains(other.task().id())).filter(other -> other.status() == Status.FAILED
                || other.status() == Status.NOT_STARTED).findFirst();
        return new TaskResult(task.task(), task.status(), task.points(),
                because.map(other -> other.because().orElse(other.task().id())), task.tests());
    }

    private int max() {
        return plan.tasks().stream().filter(task -> !task.stretch())
                .mapToInt(TaskPlan::points).sum();
    }

    private static int sum(List<TaskResult> tasks, boolean stretch) {
        return tasks.stream().filter(task -> task.task().stretch() == stretch)
                .mapToInt(TaskResult::points).sum();
    }
}
