// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// A method or constructor of the solution whose whole body is (part of) a task's answer.
///
/// @param id the task: `3.2`
/// @param what the words behind the marker: what to do
/// @param file the solution's file, seen from the course's folder
/// @param line the line of the opening marker
/// @param lines how many lines stand between the markers: the size of our answer
/// @param member `LineReader.readLine`, or `LineReader` for a constructor
/// @param returnType as written in the source; empty for a constructor
/// @param start the offset of the opening marker
/// @param end the offset behind the closing marker
record TaskBody(
        String id, String what, String file, int line, int lines, String member,
        String returnType, int start, int end) {
}
