// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// Hears of a run while it goes on. Called from the thread that called [Engine#grade].
public interface GradeListener {
    /// Hears nothing.
    GradeListener NONE = new GradeListener() { };

    /// The sources are compiled: what javac said, errors or warnings.
    default void compiled(Compilation compilation) {
    }

    /// A test has ended. Its points are final only in the [LabResult]: a negative test earns only
    /// beside a positive one.
    default void finished(TestResult test) {
    }

    /// Every test of a task that is not slow has ended.
    default void finished(TaskResult task) {
    }
}
