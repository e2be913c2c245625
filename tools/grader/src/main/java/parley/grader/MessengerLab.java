// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether a lab's code may carry the messenger: its core tasks are passed, and by the code that is
/// there now. Which code that was stands beside the messenger as a hash; other code is graded again.
final class MessengerLab {
    private final Path root;
    private final Lab lab;
    private final Engine engine;
    private final Progress progress;

    MessengerLab(Path root, Lab lab, Engine engine, Progress progress) {
        this.root = root;
        this.lab = lab;
        this.engine = engine;
        this.progress = progress;
    }

    /// The first core task that was never passed with the tests that there are now.
    Optional<String> missing() {
        var tests = TestsHash.of(lab);
        return core().stream().map(TaskPlan::id)
                .filter(id -> progress.graded(id).filter(ProgressEntry::isPassed)
                        .filter(entry -> entry.tests().equals(tests)).isEmpty())
                .findFirst();
    }

    private List<TaskPlan> core() {
        return engine.plan(lab).tasks().stream().filter(task -> !task.stretch()).toList();
    }

    /// The first core task that the code fails which is there now; grades it if it is other code
    /// than the last that was seen to pass.
    Optional<String> failedNow() throws IOException {
        var memory = root.resolve(".course/messenger/passed").resolve(lab.directory());
        var hash = new ContentHash().add(lab.sources()).add(TestsHash.of(lab)).text();
        if (Files.exists(memory) && Files.readString(memory).equals(hash)) return Optional.empty();
        var ids = core().stream().map(TaskPlan::id).toArray(String[]::new);
        var result = engine.grade(Submission.ofLab(lab), Selection.only(ids), GradeListener.NONE);
        progress.record(result);
        var failed = result.tasks().stream().filter(task -> List.of(ids).contains(task.task().id()))
                .filter(task -> task.status() != Status.PASSED).map(task -> task.task().id())
                .findFirst();
        if (failed.isEmpty()) {
            Files.createDirectories(memory.getParent());
            Files.writeString(memory, hash);
        }
        return failed;
    }
}
