// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// One graded test, read from the class file without running anything.
///
/// @param type the binary name of its class: `parley.sockets.LineReaderTest$Task2`
/// @param method the test method's name
/// @param points its share of the task, in thousandths of a point
/// @param negative whether it earns only beside a passing test without this mark
/// @param slow whether it runs after the verdict of the others
/// @param limitSeconds how long it may run
public record TestPlan(
        String type, String method, int points, boolean negative, boolean slow, int limitSeconds) {

    /// The method's name as a sentence: `joins_two_reads` is `joins two reads`.
    public String sentence() {
        return method.replace('_', ' ');
    }
}
