// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What `watch` does, with a clock on it: the same parts, without a person.
final class BenchWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// The spare JVM is warm by then, as it is when a person has typed for a while.
    private static final Duration TYPING = Duration.ofSeconds(1);
    private static final String TASK = "3.2";

    private final Lab lab;
    private final LinkedBlockingQueue<Happening> queue = new LinkedBlockingQueue<>();
    private final Engine engine;
    private final Regrader regrader;
    private Optional<SourceWatch> sources = Optional.empty();

    BenchWatch(Lab lab) {
        this.lab = lab;
        this.engine = Engine.watching(new Course(lab.root()));
        this.regrader = new Regrader(engine, lab, queue::add);
    }

    /// From the save to the verdict of the task the student is at. Returns when the rest is done
    /// and the next JVM waits.
    Duration round() throws IOException, InterruptedException {
        if (sources.isEmpty()) begin();
        var file = SourceFile.readTree(lab.sources()).getFirst().path();
        long start = System.nanoTime();
        save(file);
        await(Happening.Saved.class);
        regrader.start(Optional.of(TASK));
        var verdict = await(Happening.TaskDone.class);
        var taken = Duration.ofNanos(System.nanoTime() - start);
        check(verdict.task());
        await(Happening.Graded.class);
        Thread.sleep(TYPING);
        return taken;
    }

    private void begin() throws InterruptedException {
        engine.makeFaster(lab);
        sources = Optional.of(new SourceWatch(
                List.of(lab.sources()), () -> queue.add(new Happening.Saved())));
        regrader.start(Optional.of(TASK));
        await(Happening.Graded.class);
        Thread.sleep(TYPING);
    }

    private static void save(Path file) throws IOException {
        Files.writeString(file, "// saved again\n", StandardOpenOption.APPEND);
    }

    private static void check(TaskResult task) {
        if (!task.task().id().equals(TASK) || task.status() != Status.PASSED)
            throw new CourseException("The reference part does not pass " + TASK
                    + ", so there is nothing to measure: " + task.status().text());
    }

    private <T extends Happening> T await(Class<T> kind) throws InterruptedException {
        while (true) {
            var happening = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (happening == null) throw new CourseException("Nothing happened for "
                    + PATIENCE.toMinutes() + " minutes while watch was measured.");
            if (kind.isInstance(happening)) return kind.cast(happening);
        }
    }

    @Override
    public void close() throws InterruptedException {
        sources.ifPresent(SourceWatch::close);
        regrader.close();
        engine.close();
    }
}
