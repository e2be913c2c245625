// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.List;
import java.util.Optional;

/// A failed test, told as a story. The message is the whole story as plain text of at most 80
/// columns; the parts are there for reports. It has no stack trace: the story says where to look.
public final class StoryError extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient Telling told;

    StoryError(Telling told) {
        super(StoryText.of(told));
        this.told = told;
    }

    /// The same story, of a test whose threads did not end.
    StoryError stillRunning() {
        return told.timedOut() ? this : new StoryError(told.stillRunning());
    }

    /// What happened so far, in order; the last one or the one marked in the message failed.
    public List<String> steps() {
        return told.steps();
    }

    /// What should have been, in words or as a quoted value.
    public Optional<String> expected() {
        return told.expected();
    }

    /// What was instead.
    public Optional<String> actual() {
        return told.actual();
    }

    /// The likely cause in plain words.
    public Optional<String> likely() {
        return told.likely();
    }

    /// The misconception that usually is behind it.
    public Optional<String> misconception() {
        return told.misconception();
    }

    /// `FILE:LINE` of the student's own source, from the repository's root.
    public Optional<String> lookAt() {
        return told.lookAt();
    }

    /// The page of the book to read, from the repository's root.
    public Optional<String> page() {
        return told.page();
    }

    /// Whether threads of the test are still running. The JVM is not fit for another test then.
    public boolean timedOut() {
        return told.timedOut();
    }

    /// The task that turned out not to be started: `3.2`.
    public Optional<String> todo() {
        return told.todo();
    }

    /// Every byte that went both ways until the failure.
    public Transcript transcript() {
        return told.transcript();
    }

    /// The story under the name of this class, for tools that print an exception as it is.
    @Override
    public String toString() {
        return getClass().getName() + ":\n" + getMessage();
    }

    /// Takes no stack trace.
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
