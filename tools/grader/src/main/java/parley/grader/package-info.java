// SPDX-License-Identifier: Apache-2.0

/// The `course` program: the map, grading, watching, hints, and the author's checks.
package parley.grader;
