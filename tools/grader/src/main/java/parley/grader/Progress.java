// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the student has done, in `.course/progress.txt`: a line for each thing, the newest last.
///
/// Lines are only ever added, each with one write, so a cut costs at most the line that was being
/// written. A line that cannot be read stays in the file and is named in [#damaged].
public final class Progress {
    private final Path file;
    private final Clock clock;
    private final List<ProgressEntry> entries = new ArrayList<>();
    private final Map<String, ProgressEntry> graded = new LinkedHashMap<>();
    private final List<String> damaged = new ArrayList<>();
    private boolean endsInMidLine;

    private Progress(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Reads the progress kept in this course's folder.
    ///
    /// @param root the course's folder
    public static Progress in(Path root) {
        return in(root, Clock.systemUTC());
    }

    static Progress in(Path root, Clock clock) {
        var progress = new Progress(root.resolve(".course/progress.txt"), clock);
        progress.read();
        return progress;
    }

    /// Keeps the tasks of this result whose status or points differ from what is known.
    public void record(LabResult result) {
        var tests = TestsHash.of(result.lab());
        for (var task : result.tasks()) {
            if (task.status() == Status.NOT_RUN) continue;
            var entry = ProgressEntry.graded(clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    task, tests);
            var known = Optional.ofNullable(graded.get(entry.id()));
            boolean untouched = known.isEmpty() && task.status() == Status.NOT_STARTED;
            if (untouched || known.filter(entry::saysTheSame).isPresent()) continue;
            add(entry);
        }
    }

    /// Keeps that something else happened: a hint shown, a lab handed in.
    ///
    /// @param id a task or a chapter: `3.2`, `3`
    /// @param event one word: `hint`, `submitted`, `reset`, `solution`
    /// @param detail what else a reader of the file wants to know
    public void add(String id, String event, String detail) {
        add(new ProgressEntry(clock.instant().truncatedTo(ChronoUnit.SECONDS), id, event, detail));
    }

    /// The last grading of a task.
    public Optional<ProgressEntry> graded(String id) {
        return Optional.ofNullable(graded.get(id));
    }

    /// How often this happened to this task.
    public int count(String id, String event) {
        return (int) entries.stream().filter(entry -> entry.is(id, event)).count();
    }

    /// Whether anything is known of this task: graded, a hint, a look at the solution.
    public boolean knows(String id) {
        return entries.stream().anyMatch(entry -> entry.id().equals(id));
    }

    /// What the student did last.
    public Optional<ProgressEntry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }

    /// The lines that cannot be read, each with its number.
    public List<String> damaged() {
        return List.copyOf(damaged);
    }

    private void read() {
        try {
            var text = Files.exists(file) ? Files.readString(file) : "";
            endsInMidLine = !text.isEmpty() && !text.endsWith("\n");
            int number = 0;
            for (var line : text.split("\r?\n")) {
                number++;
                if (line.isBlank() || line.startsWith("#")) continue;
                var entry = ProgressEntry.parse(line);
                entry.ifPresent(this::keep);
                if (entry.isEmpty()) damaged.add("line " + number + ": " + line);
            }
        } catch (IOException trouble) {
            damaged.add("the whole file: " + trouble.getMessage());
        }
    }

    private void keep(ProgressEntry entry) {
        entries.add(entry);
        if (entry.isGrading()) graded.put(entry.id(), entry);
    }

    private void add(ProgressEntry entry) {
        var line = (endsInMidLine ? "\n" : "") + entry + "\n";
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            endsInMidLine = false;
            keep(entry);
        } catch (IOException trouble) {
            throw CourseException.trouble("Your progress could not be kept in %s (%s).",
                    file, trouble.getMessage());
        }
    }
}
