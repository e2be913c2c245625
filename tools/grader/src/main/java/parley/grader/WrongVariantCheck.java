// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proves that a wrong variant is caught by the task that it names, with the text that was
/// frozen for it.
final class WrongVariantCheck {
    /// How often a text must come out the same before it is frozen.
    static final int REPEATS = 20;

    /// What time limits are multiplied with: a loaded machine may exceed the test's own limit
    /// before what it waits for has told the story. One try each.
    private static final double[] LIMIT_SCALES = {2, 2, 4};

    private final LabCase lab;
    private final Variant variant;

    private final int repeats;

    WrongVariantCheck(LabCase lab, Variant variant) {
        this(lab, variant, REPEATS);
    }

    WrongVariantCheck(LabCase lab, Variant variant, int repeats) {
        this.lab = lab;
        this.variant = variant;
        this.repeats = repeats;
    }

    /// What is wrong with it.
    List<Finding> run() {
        return lab.unlessKnown("wrong " + variant.name(), List.of(variant.folder()), () -> {
            Optional<String> frozen = frozen();
            if (frozen.isEmpty()) {
                return List.of(refuse(Variant.FROZEN, "no text is frozen for it; run "
                        + "./course check %s --accept and read what a student would see",
                        lab.lab().number()));
            }
            List<Finding> findings = List.of();
            for (double scale : LIMIT_SCALES) {
                findings = compare(frozen.get(), scale);
                if (findings.isEmpty()) break;
            }
            return findings;
        });
    }

    /// Freezes the text when it is new or has changed.
    ///
    /// @param changes gets the difference, for people
    /// @return why it cannot be frozen
    List<Finding> accept(List<String> changes) {
        Outcome first = grade(LIMIT_SCALES[0]);
        if (first.text().isEmpty()) return first.findings();
        String text = first.text().get();
        Optional<String> before = frozen();
        if (before.equals(first.text())) return List.of();
        Selection again = Selection.only(variant.task()).stoppingEarly();
        for (int i = 1; i < repeats; i++) {
            Outcome next = grade(again.scaled(LIMIT_SCALES[0]));
            if (!next.text().equals(first.text())) next = grade(again.scaled(LIMIT_SCALES[2]));
            if (next.text().equals(first.text())) continue;
            return List.of(refuse("", "it tells another story in run %d of %d; make the test say "
                    + "the same each time%s", i + 1, repeats,
                    difference(text, next.text().orElse("(not caught)"))));
        }
        write(text);
        changes.add(variant.file(Variant.FROZEN) + (before.isEmpty() ? " (new)" : "")
                + difference(before.orElse(""), text));
        return List.of();
    }

    private List<Finding> compare(String frozen, double scale) {
        Outcome outcome = grade(scale);
        if (outcome.text().isEmpty()) return outcome.findings();
        if (outcome.text().get().equals(frozen)) return List.of();
        return List.of(refuse(Variant.FROZEN, "a student now sees another text (- frozen, + now); "
                + "./course check %s --accept freezes it%s", lab.lab().number(),
                difference(frozen, outcome.text().get())));
    }

    /// A caught variant's text, or why it is not caught.
    private record Outcome(Optional<String> text, List<Finding> findings) { }

    private Outcome grade(double scale) {
        return grade(Selection.of(variant.task()).stoppingEarly().scaled(scale));
    }

    private Outcome grade(Selection selection) {
        LabResult result = lab.grade(
                Submission.ofSolution(lab.lab()).withOverlay(variant.folder()), selection);
        Optional<TaskResult> task = result.tasks().stream()
                .filter(any -> any.task().id().equals(variant.task())).findFirst();
        Optional<TestResult> failure = task.flatMap(Failures::first);
        if (failure.isPresent()) {
            return new Outcome(Optional.of(
                    FrozenText.of(task.get().task(), failure.get())), List.of());
        }
        return new Outcome(Optional.empty(), List.of(notCaught(result)));
    }

    private Finding notCaught(LabResult result) {
        Optional<TaskResult> other = result.tasks().stream()
                .filter(task -> Failures.first(task).isPresent()).findFirst();
        if (other.isPresent()) {
            return refuse(Variant.PROPERTIES, "task %s catches it before task %s can; write "
                    + "task=%s, or keep the mistake out of that task%s", other.get().task().id(),
                    variant.task(), other.get().task().id(), Failures.story(other.get()));
        }
        if (result.verdict() != Verdict.GRADED) {
            return refuse("", "no test fails, the run ends as \"%s\": %s",
                    result.verdict().text(), result.message());
        }
        String tests = lab.plan().task(variant.task())
                .map(task -> TestFile.of(lab.lab(), task)).orElse("the tests");
        return refuse("", "no test of task %s notices the mistake \"%s\"; add one to %s",
                variant.task(), variant.about(), tests);
    }

    private Optional<String> frozen() {
        Path file = variant.folder().resolve(Variant.FROZEN);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).replace("\r\n", "\n"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(variant.folder().resolve(Variant.FROZEN), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String difference(String before, String after) {
        List<String> lines = new ArrayList<>(List.of(""));
        LineDiff.of(before, after).forEach(line -> lines.add("    " + line));
        return String.join("\n", lines);
    }

    private Finding refuse(String file, String sentence, Object... args) {
        return Finding.of(variant.file(file), sentence, args);
    }
}
