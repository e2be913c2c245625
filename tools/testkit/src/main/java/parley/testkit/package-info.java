// SPDX-License-Identifier: Apache-2.0

/// What graded tests are written with: tasks, stories, rogue peers, faulty networks, transcripts,
/// hang and leak checks. Teachers can write tests of their own with it:
///
/// ```java
/// @Test
/// @Likely(cause = "read() returned what had arrived so far.",
///     misconception = "TCP is a stream, not messages.")
/// void reads_a_line_that_dribbles(Story story) throws Exception {
///     try (RoguePeer peer = RoguePeer.listen(story)) {
///         peer.serve(conn -> conn.dribble("hello\r\n".getBytes(UTF_8)));
///         story.step("call readLine()");
///         story.expectText("the line", "hello", readLineFrom(peer.address()));
///     }
/// }
/// ```
///
/// in a class with [parley.testkit.Task]. A test that fails, in whatever way and on whatever
/// thread, tells its [parley.testkit.Story]; one that passes its limit says what it waits for. Only
/// one test runs at a time in a JVM.
package parley.testkit;
