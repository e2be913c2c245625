// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// How one test ended.
///
/// @param points what it earned, in thousandths of a point
/// @param message the story of the failure as the student reads it; empty when it passed
/// @param output what the student's code printed meanwhile; empty: nothing
/// @param millis how long it ran
public record TestResult(
        TestPlan test, Status status, int points, String message, String output, long millis) {
}
