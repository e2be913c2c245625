// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// How a task or a test ended. In JSON: `passed`, `failed`, `not-started`, `not-run`.
public enum Status {
    /// All of it is right.
    PASSED,
    /// Something is wrong, and the message says what.
    FAILED,
    /// The task's TODO still stands in the code.
    NOT_STARTED,
    /// It was planned and nothing is known of it.
    NOT_RUN;

    /// The name as JSON and reports write it.
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
