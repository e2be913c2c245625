// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A task that is not started: `throw new UnsupportedOperationException("TODO 3.2")`. When a test
/// reaches one, on whichever thread, the test ends at once with the words "not started".
public final class Todo {
    private static final Pattern TEXT =
        Pattern.compile("TODO (\\d{1,2}\\.\\d{1,2})\\b.*", Pattern.DOTALL);
    private static final int MAX_CAUSES = 20;

    private Todo() {
    }

    /// Ends the test that is running, because a task was reached that is not started. The grader
    /// puts a call of this in front of every such `throw` in a student's classes, so that one that
    /// is caught and forgotten is seen all the same.
    ///
    /// @param id the task's id: `3.2`
    public static void reached(String id) {
        Optional<Source> where = StackWalker.getInstance().walk(frames ->
            Source.of(frames.skip(1).map(StackWalker.StackFrame::toStackTraceElement)));
        TestRun.current().ifPresent(run -> run.end(run.story().notStarted(id, where)));
    }

    /// The id of the task, if the throwable or one of its causes is a TODO.
    static Optional<String> in(Throwable thrown) {
        return find(thrown).map(todo -> id(todo).orElseThrow());
    }

    /// The TODO in a throwable or its causes.
    static Optional<Throwable> find(Throwable thrown) {
        Throwable at = thrown;
        for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
            if (id(at).isPresent()) return Optional.of(at);
            Optional<Throwable> hidden = Arrays.stream(at.getSuppressed())
                .filter(s -> id(s).isPresent()).findFirst();
            if (hidden.isPresent()) return hidden;
        }
        return Optional.empty();
    }

    private static Optional<String> id(Throwable thrown) {
        if (thrown.getClass() != UnsupportedOperationException.class
                || thrown.getMessage() == null) {
            return Optional.empty();
        }
        Matcher todo = TEXT.matcher(thrown.getMessage());
        return todo.matches() ? Optional.of(todo.group(1)) : Optional.empty();
    }
}
