// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// The exit codes of `course`, as every `--help` lists them.
public final class Exit {
    /// Done; when something was graded, all of it passed.
    public static final int DONE = 0;
    /// Graded or checked, and something is not right yet.
    public static final int NOT_YET = 1;
    /// The command line asks for something that does not exist.
    public static final int USAGE = 2;
    /// Something that is needed is missing or broken; the message says what to do.
    public static final int TROUBLE = 3;
    /// This part of the course is still to come.
    public static final int COMING = 4;
    /// A mistake in the course program itself.
    public static final int BUG = 70;
    /// Ended by Ctrl-C.
    public static final int INTERRUPTED = 130;

    private Exit() {
    }
}
