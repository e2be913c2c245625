// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;

/// A part of a session's file, in the file's order.
sealed interface SessionItem {
    /// A line between the blocks that only people read, or a `port` or `prompt` line.
    record Text(String raw) implements SessionItem {}

    /// `copy A to B`: a file is replaced, in a copy of the course and never in the course itself.
    record Copy(String raw, String from, String to) implements SessionItem {}

    /// What one terminal shows for a while: the part that the book quotes.
    ///
    /// @param line the number of its first line in the file
    /// @param terminal the name of the terminal
    /// @param keepsRunning whether the program still runs when the block ends
    /// @param exit the exit code with which the last program ends
    record Block(
            int line, String name, String terminal, boolean keepsRunning, int exit,
            List<SessionStep> steps) implements SessionItem {

        /// The block's first line, as it stands in a file.
        String head() {
            return "--8<-- [start:" + name + "] terminal " + terminal
                    + (keepsRunning ? ", keeps running" : "")
                    + (exit == 0 ? "" : ", ends with " + exit);
        }

        /// The lines between its first and its last: what the reader sees.
        List<String> lines() {
            return steps.stream().flatMap(step -> step.lines().stream()).toList();
        }

        /// The block's last line.
        String foot() {
            return "--8<-- [end:" + name + "]";
        }
    }
}
