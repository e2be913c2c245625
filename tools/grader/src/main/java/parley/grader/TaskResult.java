// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Optional;

/// How one task ended.
///
/// @param points what it earned, in thousandths of a point
/// @param because the id of the task whose failure probably causes this one
public record TaskResult(
        TaskPlan task, Status status, int points, Optional<String> because, List<TestResult> tests) {
}
