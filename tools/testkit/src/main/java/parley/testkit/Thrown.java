// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// Tells exceptions and failed assertions in plain words.
final class Thrown {
    private Thrown() {
    }

    /// The story of a test that ended with this throwable.
    static StoryError told(StoryLog log, Throwable thrown) {
        Optional<Throwable> todo = Todo.find(thrown);
        if (todo.isPresent()) {
            return log.notStarted(Todo.in(todo.get()).orElseThrow(), Source.of(todo.get()));
        }
        if (thrown instanceof AssertionError) return log.told(assertion(thrown));
        Throwable cause = unwrapped(thrown);
        Optional<Source> where = Source.of(thrown);
        String who = where.isPresent() ? "your code threw " : "the test could not go on: ";
        return log.told(Failure.of("no exception here", who + named(cause))
            .saying(Plain.words(cause).stream().toList()).in(where));
    }

    /// What a thread of the student died of.
    static String died(Thread thread, Throwable thrown) {
        String where = Source.of(thrown).map(at -> ", at " + at).orElse("");
        return "Your thread \"" + thread.getName() + "\" ended with " + named(unwrapped(thrown)) + where;
    }

    private static Failure assertion(Throwable thrown) {
        if (thrown instanceof AssertionFailedError values && values.isExpectedDefined()
                && values.isActualDefined()) {
            Failure failure = Failure.of(shown(values.getExpected()), shown(values.getActual()));
            return description(thrown).map(failure::at).orElse(failure);
        }
        return Failure.of(Optional.ofNullable(thrown.getMessage()).orElse("an assertion failed").strip());
    }

    private static String shown(ValueWrapper value) {
        Object held = value.getValue();
        boolean quoted = held instanceof String text && text.startsWith("\"");
        return held == null || quoted ? value.getStringRepresentation() : Shown.value(held);
    }

    /// AssertJ puts what `as()` said in brackets before its message.
    private static Optional<String> description(Throwable thrown) {
        String message = Optional.ofNullable(thrown.getMessage()).orElse("").strip();
        int end = message.indexOf(']');
        return message.startsWith("[") && end > 1 ? Optional.of(message.substring(1, end)) : Optional.empty();
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
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? type : type + " (" + message.strip() + ")";
    }

    static String article(String noun) {
        boolean vowel = !noun.isEmpty() && "AEIOaeio".indexOf(noun.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + noun;
    }
}
