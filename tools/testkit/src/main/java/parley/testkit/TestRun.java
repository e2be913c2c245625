// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.opentest4j.TestAbortedException;

/// One run of a test method on a platform thread of its own. It ends when the method ends, when
/// anybody reports the test's failure ([#end]), or when the limit has passed, whichever comes first.
/// One at a time in a JVM.
final class TestRun {
    /// How long a test may run unless it has its own limit.
    static final Duration LIMIT = Duration.ofSeconds(2);
    /// How long an interrupted test gets to leave before it is given up.
    static final Duration GRACE = Duration.ofMillis(300);

    private static volatile Optional<TestRun> current = Optional.empty();

    private final Story story;
    private final String name;
    private final Duration limit;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    TestRun(Story story, String name, Duration limit) {
        this.story = story;
        this.name = name;
        this.limit = limit;
    }

    static Optional<TestRun> current() {
        return current;
    }

    Story story() {
        return story;
    }

    /// Ends the test with this failure, unless it has ended already. Any thread.
    void end(Throwable failure) {
        end.completeExceptionally(failure);
    }

    /// Runs the body and returns when the test is over.
    void go(Invocation<Void> body) throws Throwable {
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(body));
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        current = Optional.of(this);
        Thread.setDefaultUncaughtExceptionHandler(this::died);
        try {
            thread.start();
            await(thread);
        } finally {
            current = Optional.empty();
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private void run(Invocation<Void> body) {
        try {
            body.proceed();
            end.complete(null);
        } catch (Throwable thrown) {
            end.completeExceptionally(thrown);
        }
    }

    private void await(Thread thread) throws Throwable {
        try {
            result(thread);
            story.finish();
        } catch (TestAbortedException skipped) {
            story.abandon();
            throw skipped;
        } catch (Throwable thrown) {
            story.settle();
            StoryError error = story.wrap(thrown);
            thread.interrupt();
            story.abandon();
            throw thread.join(GRACE) ? error : error.stillRunning();
        }
    }

    private void result(Thread thread) throws Throwable {
        try {
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause();
        } catch (TimeoutException late) {
            if (!Debugger.attached()) throw Hang.found(story, thread, limit);
            untimed();
        }
    }

    private void untimed() throws Throwable {
        try {
            end.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private void died(Thread thread, Throwable thrown) {
        Optional<Throwable> todo = Todo.find(thrown);
        todo.ifPresent(this::end);
        if (todo.isEmpty()) story.threadDied(thread, thrown);
    }
}
