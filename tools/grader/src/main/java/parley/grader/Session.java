// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.List;

/// A console session: script and recording in one text file, which the book quotes by block.
///
///     # A server that tells the time, and somebody who asks.
///     port 6789
///
///     --8<-- [start:server] terminal server, keeps running
///     $ ./course java chapters/03-sockets/src/main/java/TimeServer.java 6789
///     Time server on 127.0.0.1:6789
///     --8<-- [end:server]
///
///     --8<-- [start:client] terminal client
///     $ ./course java chapters/03-sockets/src/main/java/Telnet.java 127.0.0.1 6789
///     what time is it?⏎
///     02:27:28
///     ^D
///     --8<-- [end:client]
///
/// Between `start` and `end` stands what a reader sees, nothing else. There,
///
/// | a line | means |
/// |---|---|
/// | `$ command` | start this program in the block's terminal |
/// | `text⏎` | type the text and press Enter |
/// | `^D` | end the program's input |
/// | `^C` | stop the program |
/// | `…` | any lines, left out for the reader |
/// | anything else | the program shows it |
///
/// A block waits for its program to end, with exit code 0 unless its first line adds
/// `, ends with 1`. With `, keeps running` the program stays, and a later block of the same
/// terminal goes on with it.
///
/// Outside of blocks, `port 6789` says that a replay uses a free port in its place, `prompt ftp>`
/// names a text that the program shows before a typed line, and `copy A to B` replaces a file.
/// Lines with `#` and empty ones are for people.
///
/// @param ports the ports that the text documents
record Session(Path file, List<Integer> ports, List<SessionItem> items) {
    /// Stands for lines that are left out.
    static final String LEFT_OUT = "…";

    /// Ends a line that is typed.
    static final String ENTER = "⏎";

    /// The blocks in order.
    List<SessionItem.Block> blocks() {
        return items.stream()
                .filter(SessionItem.Block.class::isInstance)
                .map(SessionItem.Block.class::cast)
                .toList();
    }

    /// Whether it must play in a copy of the course, because it changes files or uses the course
    /// program itself, which writes down the student's progress.
    boolean changesTheCourse() {
        return items.stream().anyMatch(SessionItem.Copy.class::isInstance)
                || blocks().stream()
                        .flatMap(block -> block.steps().stream())
                        .anyMatch(step -> step instanceof SessionStep.Start start
                                && changesTheCourse(start.command()));
    }

    private static boolean changesTheCourse(String command) {
        return command.startsWith("./course")
                && !command.startsWith("./course java ")
                && !command.startsWith("./course demo ");
    }
}
