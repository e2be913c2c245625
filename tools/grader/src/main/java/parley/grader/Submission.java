// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.List;

/// What is graded: the sources of a lab, where a file of a later folder stands in for the file
/// of the same name in an earlier one.
///
/// @param folders package folders with `*.java` files, not searched deeper: first the lab's (or
///     the solution's) own, then those of a variant, which holds only the files that differ
public record Submission(Lab lab, List<Path> folders) {
}
