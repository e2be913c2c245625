// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.Optional;

/// What a maintainer sees of failed tests.
final class Failures {
    private Failures() {
    }

    /// The first failed test of a task, in the order in which they run.
    static Optional<TestResult> first(TaskResult task) {
        return task.tests().stream().filter(test -> test.status() == Status.FAILED).findFirst();
    }

    /// The story of the first failed test, on lines of its own; empty when none failed.
    static String story(TaskResult task) {
        return first(task).map(test -> "\n    " + test.test().sentence() + "\n"
                + test.message().strip().indent(4).stripTrailing()).orElse("");
    }
}
