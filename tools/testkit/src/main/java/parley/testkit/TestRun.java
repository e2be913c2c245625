// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.opentest4j.TestAbortedException;

/// One run of a test method, or of one that prepares or ends a test, on a platform thread of its
/// own. It ends when the method ends, when anybody reports the test's failure ([#end]), or when the
/// limit has passed, whichever comes first. One at a time in a JVM.
final class TestRun {
    /// How long a test may run unless it has its own limit.
    static final Duration LIMIT = Duration.ofSeconds(2);
    /// How long an interrupted test gets to leave before it is given up.
    static final Duration GRACE = Duration.ofMillis(300);
    /// How long a throwable of the student's may take to tell what it is.
    static final Duration TELLING = Duration.ofSeconds(3);
    /// The folder for transcripts of failed tests, where the grader sets it.
    private static final String TRANSCRIPTS = "parley.transcripts";
    /// What every limit is multiplied with, where the grader sets it.
    private static final String SCALE = "parley.limit.scale";

    private static volatile Optional<TestRun> current = Optional.empty();

    private final Story story;
    private final Phase phase;
    private final String name;
    private final Duration limit;
    /// Empty when the test has passed. A value, not a failed future: that would ask a student's
    /// exception for its words, which may never come.
    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();

    /// What the method is for.
    enum Phase {
        /// It prepares the test: its peers go on.
        BEFORE,
        /// It is the test: its peers end with it.
        TEST,
        /// It clears up.
        AFTER
    }

    TestRun(Story story, Phase phase, String name, Duration limit) {
        this.story = story;
        this.phase = phase;
        this.name = name;
        double scale = Double.parseDouble(System.getProperty(SCALE, "1"));
        this.limit = Duration.ofNanos((long) (limit.toNanos() * scale));
    }

    static Optional<TestRun> current() {
        return current;
    }

    Story story() {
        return story;
    }

    /// Ends the test with this failure, unless it has ended already. Any thread.
    void end(Throwable failure) {
        end.complete(Optional.of(failure));
    }

    /// Runs the body and returns its result when it is over.
    <T> T go(Invocation<T> body) throws Throwable {
        var result = new AtomicReference<T>();
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(body, result));
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        current = Optional.of(this);
        Thread.setDefaultUncaughtExceptionHandler(this::died);
        try {
            thread.start();
            await(thread);
            return result.get();
        } finally {
            current = Optional.empty();
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private <T> void run(Invocation<T> body, AtomicReference<T> result) {
        try {
            result.set(body.proceed());
            end.complete(Optional.empty());
        } catch (Throwable thrown) {
            end(thrown);
        }
    }

    private void await(Thread thread) throws Throwable {
        try {
            result(thread);
            if (phase == Phase.TEST) story.finish();
            if (phase == Phase.AFTER) story.abandon();
        } catch (TestAbortedException skipped) {
            story.abandon();
            throw skipped;
        } catch (Throwable thrown) {
            story.settle();
            StoryError error = told(thrown);
            keepTranscript();
            thread.interrupt();
            story.abandon();
            throw thread.join(GRACE) ? error : error.stillRunning();
        }
    }

    /// Leaves what went over the wire where the grader asks for it.
    private void keepTranscript() {
        String folder = System.getProperty(TRANSCRIPTS, "");
        if (folder.isEmpty() || story.transcript().chunks().isEmpty()) return;
        try {
            Path kept = Files.createDirectories(Path.of(folder));
            story.transcript().saveText(kept.resolve(name + ".txt"));
            story.transcript().savePcap(kept.resolve(name + ".pcap"));
        } catch (IOException full) {
            story.step("the transcript could not be kept: %s", full.getMessage());
        }
    }

    /// The story; on a thread of its own, because a student's exception may answer never.
    private StoryError told(Throwable thrown) throws InterruptedException {
        if (thrown instanceof StoryError story) return story;
        var told = new CompletableFuture<StoryError>();
        Thread.ofPlatform().daemon().name("story").start(() -> {
            try {
                told.complete(story.wrap(thrown));
            } catch (Throwable hostile) {
                told.completeExceptionally(hostile);
            }
        });
        try {
            return told.get(TELLING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            return story.fail("Your code threw " + thrown.getClass().getName()
                + ", and that does not tell what is wrong.").stillRunning();
        }
    }

    private void result(Thread thread) throws Throwable {
        Optional<Throwable> failure;
        try {
            failure = end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (!Debugger.attached()) throw Hang.found(story, thread, limit);
            failure = end.get();
        }
        if (failure.isPresent()) throw failure.get();
    }

    /// A thread ended with a throwable that nobody caught. What tests threw ends the test; what the
    /// student's code threw is told if the test fails for it.
    private void died(Thread thread, Throwable thrown) {
        boolean ofTests = thrown instanceof AssertionError && Source.of(thrown).isEmpty();
        if (ofTests || Todo.find(thrown).isPresent()) end(thrown);
        else story.threadDied(thread, thrown);
    }
}
