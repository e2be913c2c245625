// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.awaitility.core.ConditionTimeoutException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// Tells exceptions and failed assertions in plain words.
final class Thrown {
    /// Lines of an assertion's message that are shown.
    static final int MAX_LINES = 20;
    /// Characters of an exception's message that are shown.
    static final int MAX_MESSAGE = 200;

    private Thrown() {
    }

    /// The story of a test that ended with this throwable.
    static StoryError told(StoryLog log, Throwable thrown) {
        Optional<Throwable> todo = Todo.find(thrown);
        if (todo.isPresent()) {
            return log.notStarted(Todo.in(todo.get()).orElseThrow(), Source.of(todo.get()));
        }
        if (thrown instanceof ConditionTimeoutException late) {
            return log.told(Awaited.failure(late));
        }
        if (thrown instanceof AssertionError) return log.told(assertion(thrown).thrown(thrown));
        Throwable cause = unwrapped(thrown);
        Optional<Source> where = Source.of(thrown);
        var sentences = new ArrayList<String>();
        if (where.isPresent()) {
            sentences.add("Your code threw " + named(cause) + ".");
            Plain.words(cause).ifPresent(sentences::add);
        } else {
            sentences.add(NullResult.words(cause)
                .orElseGet(() -> "The test could not go on: " + named(cause) + "."));
        }
        Failure failure = Failure.of(List.of(String.join("\n", sentences))).in(where)
            .thrown(thrown);
        called(thrown).ifPresent(failure::at);
        return log.told(failure);
    }

    /// The student's method that the test called: the outermost one on the stack.
    private static Optional<String> called(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).filter(frame -> Source.of(frame).isPresent())
            .reduce((inner, outer) -> outer).map(frame -> "your " + method(frame));
    }

    /// `readLine()`, `constructor`; a lambda counts as the method around it.
    static String method(StackTraceElement frame) {
        String name = frame.getMethodName();
        if (name.startsWith("lambda$")) name = name.split("\\$")[1];
        return name.equals("<init>") || name.equals("new") ? "constructor" : name + "()";
    }

    /// What a thread of the student died of.
    static String died(Thread thread, Throwable thrown) {
        String where = Source.of(thrown).map(at -> ", at " + at.shortName()).orElse("");
        return "Your thread \"" + thread.getName() + "\" ended with " + named(unwrapped(thrown))
            + where
            + ".";
    }

    private static Failure assertion(Throwable thrown) {
        Optional<String> what = description(thrown);
        if (thrown instanceof AssertionFailedError values && values.isExpectedDefined()
                && values.isActualDefined()) {
            boolean readable = String.valueOf(thrown.getMessage()).contains("\nexpected: ");
            Failure failure = Failure.of(shown(values.getExpected(), readable),
                shown(values.getActual(), readable));
            return what.map(failure::at).orElse(failure);
        }
        String message = Optional.ofNullable(thrown.getMessage()).orElse("an assertion failed")
            .strip();
        Failure failure = Failure.of(List.of());
        if (what.isEmpty()) return failure.marked(lines(message));
        return failure.marked(lines(message.substring(message.indexOf(']') + 1).strip()))
            .at(what.get());
    }

    private static List<String> lines(String message) {
        return message.lines().limit(MAX_LINES).flatMap(line -> Prose.wrap("", line).stream())
            .toList();
    }

    /// AssertJ hands over texts that are made for reading, JUnit the values themselves.
    private static String shown(ValueWrapper value, boolean readable) {
        Object held = value.getValue();
        return held == null || readable ? value.getStringRepresentation() : Shown.value(held);
    }

    /// AssertJ puts what `as()` said in brackets before its message.
    private static Optional<String> description(Throwable thrown) {
        String message = Optional.ofNullable(thrown.getMessage()).orElse("").strip();
        int end = message.indexOf(']');
        return message.startsWith("[") && end > 1 ? Optional.of(message.substring(1, end))
            : Optional.empty();
    }

    /// Without the wrappers that say nothing.
    static Throwable unwrapped(Throwable thrown) {
        Throwable at = thrown;
        while ((at instanceof ExecutionException || at instanceof CompletionException
                || at instanceof java.io.UncheckedIOException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /// `an EOFException ("the peer left")`.
    static String named(Throwable thrown) {
        String type = article(thrown.getClass().getSimpleName());
        String message = Optional.ofNullable(thrown.getMessage()).orElse("").strip();
        if (message.isEmpty()) return type;
        String shown = String.join("", Escape.cells(message));
        return type + " ("
            + (shown.length() > MAX_MESSAGE ? shown.substring(0, MAX_MESSAGE) + "..." : shown)
            + ")";
    }

    static String article(String noun) {
        boolean vowel = !noun.isEmpty() && "AEIOaeio".indexOf(noun.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + noun;
    }
}
