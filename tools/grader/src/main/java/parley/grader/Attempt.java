// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One grading of one submission, step by step: compile, compare signatures, see what is not
/// started, run, score. The first step that fails decides the verdict.
final class Attempt {
    private static final int SHOWN_ERRORS = 5;

    private final Submission submission;
    private final Selection selection;
    private final GradeListener listener;
    private final Engine engine;
    private final LabPath path;
    private final GradedTests graded;
    private final Map<TestPlan, TestResult> known = new HashMap<>();

    Attempt(Submission submission, Selection selection, GradeListener listener, Engine engine) {
        this.submission = submission;
        this.selection = selection;
        this.listener = listener;
        this.engine = engine;
        this.path = LabPath.of(submission.lab());
        this.graded = engine.tests(submission.lab(), path);
    }

    LabResult result() {
        var tasks = selection.choose(graded.plan());
        var sources = SourceFile.readAll(submission.folders());
        if (sources.isEmpty()) return unjudged(Verdict.DOES_NOT_COMPILE, nothingThere());
        engine.expect(submission.lab(), selection, likely(tasks, sources));
        var compilation = engine.compile(submission, sources, path);
        listener.compiled(compilation);
        if (!compilation.succeeded()) return unjudged(
                Verdict.DOES_NOT_COMPILE, errors(compilation));
        var changes = Signatures.changes(
                ReferencePart.read(path.reference()).values(), compilation.classes().values());
        var todos = notStarted(compilation, sources);
        if (!changes.isEmpty()) return new Scores(graded.plan(), todos).lab(
                Verdict.SIGNATURE_CHANGED, changed(changes), known);
        return run(tasks, compilation, new Scores(graded.plan(), todos), todos);
    }

    private LabResult run(
            List<TaskPlan> tasks, Compilation compilation, Scores scores, Map<String, String> todos) {
        var started = tasks.stream().filter(task -> !todos.containsKey(task.id())).toList();
        tasks.stream().filter(task -> todos.containsKey(task.id()))
                .forEach(task -> listener.finished(scores.task(task, known)));
        var ending = new Trials(engine, submission.lab(), setting(compilation),
                result -> finished(result, started, scores))
                .run(inOrder(started, false), inOrder(started, true));
        boolean any = started.stream().anyMatch(task -> !task.tests().isEmpty());
        if (any && known.isEmpty()) return scores.lab(Verdict.NO_TESTS, noTests(ending), known);
        var end = ending.filter(found -> found.verdict() != Verdict.GRADED);
        return scores.lab(end.map(Ending::verdict).orElse(Verdict.GRADED),
                end.map(Ending::sentence).orElse(""), known);
    }

    private Trial.Setting setting(Compilation compilation) {
        return new Trial.Setting(() -> {
            throw new IllegalStateException("no JVM was chosen");
        }, graded.classes(), Todos.watched(compilation.classes()), path,
                LabNeeds.of(submission.lab()), selection, transcripts(), _ -> { });
    }

    /// Only what the student wrote leaves transcripts, not a variant.
    private String transcripts() {
        return submission.isOwn() ? Transcripts.folder(submission.lab()).toString() : "";
    }

    private void finished(TestResult result, List<TaskPlan> tasks, Scores scores) {
        known.put(result.test(), result);
        listener.finished(result);
        tasks.stream().filter(task -> task.tests().contains(result.test()))
                .filter(task -> done(task, result.test().slow())).findFirst()
                .ifPresent(task -> listener.finished(scores.task(task, known)));
    }

    /// Whether this was the last test of the task, of those that run now.
    private boolean done(TaskPlan task, boolean slow) {
        return task.tests().stream().filter(test -> test.slow() == slow)
                .allMatch(known::containsKey);
    }

    /// The tests of the tasks whose TODO is gone, as far as the sources show.
    private static List<TestPlan> likely(List<TaskPlan> tasks, List<SourceFile> sources) {
        return tasks.stream().filter(task -> sources.stream().noneMatch(source ->
                        source.getCharContent(false).toString().contains("\"TODO " + task.id() + "\"")))
                .flatMap(task -> task.tests().stream()).toList();
    }

    private List<TestPlan> inOrder(List<TaskPlan> tasks, boolean slow) {
        if (slow && !selection.slow()) return List.of();
        return tasks.stream().flatMap(task -> task.tests().stream())
                .filter(test -> test.slow() == slow).toList();
    }

    private Map<String, String> notStarted(Compilation compilation, List<SourceFile> sources) {
        var messages = new TreeMap<String, String>();
        Todos.find(compilation.classes()).forEach((id, place) -> messages.put(id,
                notStarted(place(place, sources))));
        return messages;
    }

    /// The sentence on one line where it fits, for a place that is cut in two cannot be clicked.
    private static String notStarted(String place) {
        var sentence = "Not started: open " + place;
        return sentence.length() <= Terminal.COLUMNS ? sentence : "Not started: open\n" + place;
    }

    private String place(Todos.Place place, List<SourceFile> sources) {
        var file = sources.stream().map(SourceFile::path)
                .filter(path -> path.getFileName().toString().equals(place.file()))
                .findFirst().orElse(Path.of(place.file()));
        return Problems.place(file, submission.lab().root()) + ":" + place.line();
    }

    private LabResult unjudged(Verdict verdict, String message) {
        return new Scores(graded.plan(), Map.of()).lab(verdict, message, known);
    }

    private String nothingThere() {
        return "There is no Java file in " + Problems.place(submission.lab().sources(),
                submission.lab().root()) + ". The command\n  ./course reset "
                + submission.lab().number() + "\nputs the starter there.";
    }

    private static String errors(Compilation compilation) {
        // The same name may be unknown twice in a line: once is enough.
        var errors = compilation.errors().stream().collect(Collectors.toMap(
                error -> error.place() + error.message(), error -> error, (first, again) -> first,
                LinkedHashMap::new)).values();
        var shown = errors.stream().limit(SHOWN_ERRORS).map(Problem::text)
                .collect(Collectors.joining("\n\n"));
        int more = errors.size() - SHOWN_ERRORS;
        return more <= 0 ? shown : shown + "\n\nand " + more + " more";
    }

    private static String changed(List<String> changes) {
        return "Other parts call these signatures, so they are part of the task. Put them back:\n\n"
                 + String.join("\n", changes);
    }

    private static String noTests(Optional<Ending> ending) {
        return "No test could be run." + ending.map(end -> "\n" + end.sentence()).orElse("")
                + "\nType ./course doctor to see what is wrong with this machine.";
    }
}
