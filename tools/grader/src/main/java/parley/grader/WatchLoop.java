// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/// What `watch` does about what happens. One thread.
final class WatchLoop {
    private final LabPlan plan;
    private final Progress progress;
    private final Regrader regrader;
    private final WatchScreen screen;
    /// The task the student is at; empty when all core tasks are passed.
    private Optional<String> at;
    private Optional<LabResult> result = Optional.empty();
    private int run;
    private boolean graded;
    private boolean inputEnded;

    WatchLoop(LabPlan plan, Progress progress, Regrader regrader, WatchScreen screen) {
        this.plan = plan;
        this.progress = progress;
        this.regrader = regrader;
        this.screen = screen;
        this.at = plan.tasks().stream().filter(task -> !task.stretch()).map(TaskPlan::id)
                .filter(id -> progress.graded(id).filter(ProgressEntry::isPassed).isEmpty())
                .findFirst();
    }

    /// Runs until somebody quits or the input ends.
    ///
    /// @param afterFirst done once, in the background, after the first result
    int run(BlockingQueue<Happening> queue, Runnable afterFirst) throws InterruptedException {
        regrade();
        while (true) {
            var happening = queue.take();
            if (happening instanceof Happening.Key(char letter) && letter == 'q') break;
            if (happening instanceof Happening.Graded && result.isEmpty())
                Thread.ofPlatform().daemon().name("make faster").start(afterFirst);
            handle(happening);
            if (inputEnded && graded) break;
        }
        screen.end();
        boolean passed = result.filter(r -> at.isEmpty()).isPresent();
        return passed ? Exit.DONE : Exit.NOT_YET;
    }

    private void handle(Happening happening) throws InterruptedException {
        switch (happening) {
            case Happening.Saved _ -> regrade();
            case Happening.Key(char letter) -> key(letter);
            case Happening.InputEnded _ -> inputEnded = true;
            case Happening.TaskDone(int of, var task) -> {
                if (of == run && at.filter(task.task().id()::equals).isPresent())
                    screen.first(task);
            }
            case Happening.Graded(int of, var found) -> {
                if (of == run) graded(found);
            }
            case Happening.Refused(int of, var sentence) -> {
                if (of != run) return;
                graded = true;
                screen.refused(sentence);
            }
        }
    }

    private void regrade() throws InterruptedException {
        graded = false;
        screen.start();
        run = regrader.start(at);
    }

    private void graded(LabResult found) {
        graded = true;
        result = Optional.of(found);
        progress.record(found);
        var before = at;
        if (at.filter(id -> !isPassed(id)).isEmpty()) at = firstOpen();
        screen.rest(found, before, at);
    }

    private void key(char letter) throws InterruptedException {
        switch (letter) {
            case 'h' -> screen.say(at.flatMap(plan::task)
                    .map(task -> Hints.next(task, progress, screen.terminal()))
                    .orElse("Every core task is passed: no hint is needed."));
            case 'n' -> next();
            case 'l' -> screen.list(result);
            case 't' -> screen.transcript(result, at);
            default -> screen.keys();
        }
    }

    /// Moves on to the next task that is not passed, around the end to the first.
    private void next() throws InterruptedException {
        List<String> open = plan.tasks().stream().map(TaskPlan::id)
                .filter(id -> !isPassed(id)).toList();
        if (open.isEmpty()) {
            screen.say("Every task is passed.");
            return;
        }
        int here = at.map(open::indexOf).orElse(-1);
        at = Optional.of(open.get((here + 1) % open.size()));
        regrade();
    }

    private Optional<String> firstOpen() {
        return plan.tasks().stream().filter(task -> !task.stretch()).map(TaskPlan::id)
                .filter(id -> !isPassed(id)).findFirst();
    }

    private boolean isPassed(String id) {
        return result.stream().flatMap(r -> r.tasks().stream())
                .anyMatch(t -> t.task().id().equals(id) && t.status() == Status.PASSED);
    }
}
