// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;

/// The one result of a run. Every report and export is a view of it.
///
/// @param points the core tasks' points, in thousandths
/// @param max the core tasks' highest points, in thousandths
/// @param bonus the stretch tasks' points, in thousandths
/// @param message what the verdict says to the student; empty when it is `graded`
public record LabResult(
        Lab lab, int points, int max, int bonus, Verdict verdict, String message,
        List<TaskResult> tasks) {
}
