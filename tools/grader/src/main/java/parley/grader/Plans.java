// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// Reads what a lab asks for, from its graded tests. Runs nothing.
final class Plans {
    private Plans() {
    }

    /// The tasks of a lab.
    ///
    /// @throws CourseException when the tests are missing or do not compile
    static LabPlan of(Lab lab) {
        try (var engine = Engine.open(new Course(lab.root()))) {
            return engine.plan(lab);
        }
    }

    /// The task with this id, such as `3.2`.
    static TaskPlan task(Lab lab, String id) {
        return task(of(lab), id);
    }

    /// The same of a plan that is there.
    static TaskPlan task(LabPlan plan, String id) {
        return plan.task(id).orElseThrow(() -> CourseException.usage(
                "Lab %s has no task %s. Its tasks: %s.", plan.lab().number(), id,
                String.join(", ", plan.tasks().stream().map(TaskPlan::id).toList())));
    }
}
