// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/// Types a command of `./course` in a course's folder.
///
/// @param exit the exit code
/// @param out what it printed
/// @param err what it printed as an error
record Typing(int exit, String out, String err) {
    static Typing of(Path root, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Commands.line(root, words)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(words);
        return new Typing(exit, out.toString(), err.toString());
    }

    /// All that was printed.
    String all() {
        return out + err;
    }

    /// The widest line's columns.
    int columns() {
        return all().lines().mapToInt(String::length).max().orElse(0);
    }
}
