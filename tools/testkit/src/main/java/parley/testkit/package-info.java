// SPDX-License-Identifier: Apache-2.0

/// What graded tests are written with: tasks, stories, rogue peers, transcripts, hang and leak
/// checks. Teachers can write tests of their own with it.
package parley.testkit;
