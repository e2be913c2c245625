// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import parley.testkit.Principle;

/// One task of a lab: what stands in its `@Task`, `@Hint` and `@BuildsOn` annotations.
///
/// @param id `3.2`
/// @param points what it is worth, in thousandths of a point
/// @param page the page of the book, from `book/`
/// @param tests in the order in which they run
public record TaskPlan(
        String id, String title, int points, Principle principle, int minutes, boolean stretch,
        String what, String why, String ignore, String page,
        List<String> hints, List<String> buildsOn, List<TestPlan> tests) {
}
