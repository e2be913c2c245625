// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// What can happen while `watch` runs.
sealed interface Happening {
    /// A source was saved, made, renamed or deleted.
    record Saved() implements Happening {
    }

    /// A key was pressed, or a line with that first letter entered.
    record Key(char letter) implements Happening {
    }

    /// Nobody can press keys any more.
    record InputEnded() implements Happening {
    }

    /// A task's quick tests are done.
    ///
    /// @param run which grading it belongs to
    record TaskDone(int run, TaskResult task) implements Happening {
    }

    /// A grading is done.
    record Graded(int run, LabResult result) implements Happening {
    }

    /// A grading could not be done at all.
    record Refused(int run, String sentence) implements Happening {
    }
}
