// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// Something the person at the keyboard can put right. The message is a sentence for them and
/// says what to do; `Main` prints it without a stack trace and ends with the exit code.
public final class CourseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;

    /// Something that is needed is missing or broken.
    public CourseException(String sentence) {
        this(Exit.TROUBLE, sentence);
    }

    /// Something that is needed is missing or broken, with the cause for `--debug` logs.
    public CourseException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = Exit.TROUBLE;
    }

    /// With one of the codes in [Exit].
    public CourseException(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /// Something that is needed is missing or broken.
    static CourseException trouble(String format, Object... args) {
        return new CourseException(Exit.TROUBLE, String.format(format, args));
    }

    /// The command line asks for something that does not exist.
    static CourseException usage(String format, Object... args) {
        return new CourseException(Exit.USAGE, String.format(format, args));
    }

    /// The code to end with.
    public int exit() {
        return exit;
    }
}
