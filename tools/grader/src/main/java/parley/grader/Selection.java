// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which tasks of a lab a run takes, in which order, and how patiently.
///
/// @param tasks ids of the tasks; empty takes all
/// @param withWhatTheyBuildOn whether the tasks that the named ones build on run too
/// @param first the task whose tests run before all others
/// @param limitScale what every time limit is multiplied with; 1 leaves them alone
/// @param stopEarly whether the run ends at the first failed test
/// @param slow whether tests marked `@Slow` run
/// @param negative whether tests marked `@Negative` run, which earn only beside others
/// @param debug whether the test JVM waits for a debugger, and nothing has a time limit
public record Selection(
        Set<String> tasks, boolean withWhatTheyBuildOn, Optional<String> first,
        double limitScale, boolean stopEarly, boolean slow, boolean negative, boolean debug) {

    /// The whole lab.
    public static Selection all() {
        return new Selection(Set.of(), false, Optional.empty(), 1, false, true, true, false);
    }

    /// Exactly these tasks.
    public static Selection only(String... ids) {
        return all().withTasks(Set.of(ids), false);
    }

    /// These tasks and, directly or not, what they build on.
    public static Selection of(String... ids) {
        return all().withTasks(Set.of(ids), true);
    }

    /// The same with this task at the front.
    public Selection startingWith(String id) {
        return new Selection(tasks, withWhatTheyBuildOn, Optional.of(id), limitScale, stopEarly,
                slow, negative, debug);
    }

    /// The same with every time limit multiplied.
    public Selection scaled(double scale) {
        return new Selection(tasks, withWhatTheyBuildOn, first, scale, stopEarly, slow,
                negative, debug);
    }

    /// The same, ending at the first failed test.
    public Selection stoppingEarly() {
        return new Selection(tasks, withWhatTheyBuildOn, first, limitScale, true, slow,
                negative, debug);
    }

    /// The same without the tests that take long.
    public Selection withoutSlow() {
        return new Selection(tasks, withWhatTheyBuildOn, first, limitScale, stopEarly, false,
                negative, debug);
    }

    /// The same without the tests that earn nothing alone: enough to see that nothing is earned.
    public Selection withoutNegative() {
        return new Selection(tasks, withWhatTheyBuildOn, first, limitScale, stopEarly, slow,
                false, debug);
    }

    /// Whether a test of the chosen tasks runs.
    boolean takes(TestPlan test) {
        return (slow || !test.slow()) && (negative || !test.negative());
    }

    /// The same in a JVM that waits for a debugger.
    public Selection debugging() {
        return new Selection(tasks, withWhatTheyBuildOn, first, limitScale, stopEarly, slow,
                negative, true);
    }

    /// The chosen tasks of a plan, in the order in which they run.
    ///
    /// @throws CourseException when the plan lacks a named task
    public List<TaskPlan> choose(LabPlan plan) {
        var chosen = new LinkedHashSet<String>();
        tasks.forEach(id -> add(plan, id, chosen));
        var order = new LinkedHashSet<TaskPlan>();
        first.flatMap(plan::task).ifPresent(order::add);
        order.addAll(plan.tasks());
        return order.stream().filter(t -> tasks.isEmpty() || chosen.contains(t.id())).toList();
    }

    private void add(LabPlan plan, String id, Set<String> chosen) {
        var task = Plans.task(plan, id);
        if (chosen.add(id) && withWhatTheyBuildOn)
            task.buildsOn().forEach(other -> add(plan, other, chosen));
    }

    private Selection withTasks(Set<String> ids, boolean more) {
        return new Selection(ids, more, first, limitScale, stopEarly, slow, negative, debug);
    }
}
