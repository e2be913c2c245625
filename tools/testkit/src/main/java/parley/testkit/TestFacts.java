// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the annotations of a test say about it.
///
/// @param likely the usual cause of its failure
/// @param misconception the misconception behind that
/// @param page the page of the book to read
/// @param code finds the student's code that the test called last, given the stack of the failure
record TestFacts(Optional<String> likely, Optional<String> misconception, Optional<String> page,
                 Function<List<StackTraceElement>, Optional<Source>> code) {

    static final TestFacts NONE =
        new TestFacts(Optional.empty(), Optional.empty(), Optional.empty(),
            trace -> Optional.empty());

    static TestFacts of(Optional<Class<?>> type, Optional<Method> method) {
        Optional<Likely> likely = method.map(m -> m.getAnnotation(Likely.class));
        return new TestFacts(
            likely.map(Likely::cause), likely.map(Likely::misconception).filter(m -> !m.isEmpty()),
            type.flatMap(TestFacts::task).map(task -> "book/" + task.page()),
            trace -> type.flatMap(t -> method.flatMap(m -> CalledCode.of(t, m, trace))));
    }

    /// The task of a test class or of the nearest class around it.
    private static Optional<Task> task(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            Task task = at.getAnnotation(Task.class);
            if (task != null) return Optional.of(task);
            MoreTestsOf more = at.getAnnotation(MoreTestsOf.class);
            if (more != null) return task(more.value());
        }
        return Optional.empty();
    }
}
