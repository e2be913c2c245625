// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.function.Executable;

/// Expects that code refuses, and tells what it did instead.
final class Refusal {
    private Refusal() {
    }

    static <X extends Throwable> X expect(StoryLog log, String when, Class<X> type,
            Callable<?> code) {
        Object result;
        try {
            result = code.call();
        } catch (Throwable thrown) {
            return caught(log, when, type, thrown);
        }
        throw log.failed(when, expected(type), "it returned " + Shown.value(result));
    }

    static <X extends Throwable> X expect(StoryLog log, String when, Class<X> type,
            Executable code) {
        try {
            code.execute();
        } catch (Throwable thrown) {
            return caught(log, when, type, thrown);
        }
        throw log.failed(when, expected(type), "it went through without an exception");
    }

    private static <X extends Throwable> X caught(StoryLog log, String when, Class<X> type,
            Throwable thrown) {
        if (thrown instanceof StoryError told) throw told;
        Todo.find(thrown).ifPresent(todo -> {
            throw log.notStarted(Todo.in(todo).orElseThrow(), Source.of(todo));
        });
        if (type.isInstance(thrown)) return type.cast(thrown);
        throw log.told(Failure.of(expected(type), Thrown.named(thrown)).at(when)
            .in(Source.of(thrown)));
    }

    private static String expected(Class<?> type) {
        return "it throws " + Thrown.article(type.getSimpleName());
    }
}
