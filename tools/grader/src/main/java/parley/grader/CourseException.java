// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// Something the user has to know, in a sentence that says what to do. `Main` prints the
/// message, without a stack trace, and ends with the exit code.
public final class CourseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;

    /// @param exit one of the codes in [Exit]
    public CourseException(int exit, String message) {
        super(message);
        this.exit = exit;
    }

    /// Something needed is missing or broken.
    public static CourseException trouble(String format, Object... args) {
        return new CourseException(Exit.TROUBLE, String.format(format, args));
    }

    /// The command line asks for something that does not exist.
    public static CourseException usage(String format, Object... args) {
        return new CourseException(Exit.USAGE, String.format(format, args));
    }

    /// The code to end with.
    public int exit() {
        return exit;
    }
}
