// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;

/// What the annotations of a test say about it.
///
/// @param likely the usual cause of its failure
/// @param misconception the misconception behind that
/// @param page the page of the book to read
/// @param code where in the student's source the code is that the test calls; found when asked for
record TestFacts(Optional<String> likely, Optional<String> misconception, Optional<String> page,
                 Supplier<Optional<Source>> code) {

    static final TestFacts NONE =
        new TestFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional::empty);

    static TestFacts of(Optional<Class<?>> type, Optional<Method> method) {
        Optional<Likely> likely = method.map(m -> m.getAnnotation(Likely.class));
        return new TestFacts(
            likely.map(Likely::cause), likely.map(Likely::misconception).filter(m -> !m.isEmpty()),
            type.flatMap(TestFacts::task).map(task -> "book/" + task.page()), Optional::empty);
    }

    /// The task of a test class or of the nearest class around it.
    private static Optional<Task> task(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            Task task = at.getAnnotation(Task.class);
            if (task != null) return Optional.of(task);
        }
        return Optional.empty();
    }
}
