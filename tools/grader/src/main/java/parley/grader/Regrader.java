// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Grades a lab again and again, each run on a thread of its own; a new run ends the one before.
/// Called from one thread, tells from others.
final class Regrader implements AutoCloseable {
    private final Engine engine;
    private final Lab lab;
    private final Consumer<Happening> heard;
    private int run;
    private Optional<Thread> running = Optional.empty();
    /// Never during javac: an interrupt would close jars that the next compilation needs.
    private boolean interruptible;
    private boolean cancelled;

    Regrader(Engine engine, Lab lab, Consumer<Happening> heard) {
        this.engine = engine;
        this.lab = lab;
        this.heard = heard;
    }

    /// Starts a run with this task first.
    ///
    /// @return its number, which all that is heard of it bears
    int start(Optional<String> first) throws InterruptedException {
        close();
        int number = ++run;
        begin();
        var selection = first.map(Selection.all()::startingWith).orElse(Selection.all());
        running = Optional.of(Thread.ofPlatform().daemon().name("grading " + number)
                .start(() -> grade(number, selection)));
        return number;
    }

    private void grade(int number, Selection selection) {
        try {
            var result = engine.grade(Submission.ofLab(lab), selection, new GradeListener() {
                @Override
                public void compiled(Compilation compilation) {
                    allowInterrupts();
                }

                @Override
                public void finished(TaskResult task) {
                    heard.accept(new Happening.TaskDone(number, task));
                }
            });
            heard.accept(new Happening.Graded(number, result));
        } catch (CancellationException e) {
            // A newer run takes over.
        } catch (CourseException e) {
            heard.accept(new Happening.Refused(number, e.getMessage()));
        } catch (java.io.UncheckedIOException e) {
            heard.accept(new Happening.Refused(number, "That did not work: " + e.getMessage()));
        }
    }

    private synchronized void begin() {
        interruptible = false;
        cancelled = false;
    }

    private synchronized void allowInterrupts() {
        if (cancelled) throw new CancellationException("a newer run takes over");
        interruptible = true;
    }

    private synchronized void cancel(Thread thread) {
        cancelled = true;
        if (interruptible) thread.interrupt();
    }

    /// Ends the run that goes on.
    @Override
    public void close() throws InterruptedException {
        if (running.isEmpty()) return;
        cancel(running.get());
        running.get().join();
        running = Optional.empty();
    }
}
