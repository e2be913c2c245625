// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What went wrong at one moment of a story. Built up by its methods, then told; one thread.
final class Failure {
    private Optional<String> step = Optional.empty();
    private OptionalInt marked = OptionalInt.empty();
    private Optional<String> expected = Optional.empty();
    private Optional<String> actual = Optional.empty();
    private List<String> evidence = List.of();
    private List<String> sentences = List.of();
    private Optional<Source> where = Optional.empty();
    private Optional<String> todo = Optional.empty();
    private List<StackTraceElement> trace = List.of();
    private boolean hung;

    private Failure() {
    }

    /// What should have been, and what was instead.
    static Failure of(String expected, String actual) {
        var failure = new Failure();
        failure.expected = Optional.of(expected);
        failure.actual = Optional.of(actual);
        return failure;
    }

    /// What happened, in sentences.
    static Failure of(List<String> sentences) {
        return new Failure().saying(sentences);
    }

    /// A task that is not started.
    static Failure todo(String id, Optional<Source> where) {
        var failure = new Failure();
        failure.todo = Optional.of(id);
        return failure.in(where);
    }

    /// The expectation that was not met, as the last step of the story.
    Failure at(String what) {
        step = Optional.of(what);
        return this;
    }

    /// Lines to print in place of expected and actual: both with the wrong place marked.
    Failure marked(List<String> lines) {
        evidence = List.copyOf(lines);
        return this;
    }

    /// The step that failed, where it has been told already.
    Failure marking(int index) {
        marked = OptionalInt.of(index);
        return this;
    }

    /// The student's line.
    Failure in(Optional<Source> source) {
        where = source;
        return this;
    }

    /// What is said besides expected and actual.
    Failure saying(List<String> more) {
        sentences = List.copyOf(more);
        return this;
    }

    /// The test ran out of time.
    Failure outOfTime() {
        hung = true;
        return this;
    }

    /// The stack of a throwable that stands for the failure's.
    Failure thrown(Throwable by) {
        trace = List.of(by.getStackTrace());
        return this;
    }

    Optional<String> step() {
        return step;
    }

    OptionalInt marked() {
        return marked;
    }

    Optional<String> expected() {
        return expected;
    }

    Optional<String> actual() {
        return actual;
    }

    List<String> evidence() {
        return evidence;
    }

    List<String> sentences() {
        return sentences;
    }

    Optional<Source> where() {
        return where;
    }

    Optional<String> todo() {
        return todo;
    }

    List<StackTraceElement> trace() {
        return trace;
    }

    boolean hung() {
        return hung;
    }
}
