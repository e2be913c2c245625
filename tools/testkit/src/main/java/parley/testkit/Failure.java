// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.List;
import java.util.Optional;

/// What went wrong at one moment of a story.
///
/// @param step the expectation that was not met, as the story's last step
/// @param expected what should have been
/// @param actual what was
/// @param evidence both side by side, with the wrong byte marked
/// @param sentences what is said instead of, or besides, expected and actual
/// @param where the student's line
/// @param hung whether the test ran out of time
/// @param todo the task that is not started
record Failure(Optional<String> step, Optional<String> expected, Optional<String> actual,
               List<String> evidence, List<String> sentences, Optional<Source> where, boolean hung,
               Optional<String> todo) {

    private static final Failure NOTHING = new Failure(Optional.empty(), Optional.empty(),
        Optional.empty(), List.of(), List.of(), Optional.empty(), false, Optional.empty());

    static Failure of(String expected, String actual) {
        return new Failure(Optional.empty(), Optional.of(expected), Optional.of(actual), List.of(),
            List.of(), Optional.empty(), false, Optional.empty());
    }

    static Failure of(String sentence) {
        return NOTHING.saying(List.of(sentence));
    }

    static Failure marked(List<String> evidence) {
        return new Failure(Optional.empty(), Optional.empty(), Optional.empty(), evidence, List.of(),
            Optional.empty(), false, Optional.empty());
    }

    static Failure todo(String id, Optional<Source> where) {
        return new Failure(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(),
            where, false, Optional.of(id));
    }

    Failure at(String what) {
        return new Failure(Optional.of(what), expected, actual, evidence, sentences, where, hung, todo);
    }

    Failure in(Optional<Source> source) {
        return new Failure(step, expected, actual, evidence, sentences, source, hung, todo);
    }

    Failure saying(List<String> more) {
        return new Failure(step, expected, actual, evidence, more, where, hung, todo);
    }

    Failure outOfTime() {
        return new Failure(step, expected, actual, evidence, sentences, where, true, todo);
    }
}
