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
/// frozen for it, and freezes that text.
final class WrongVariantCheck {
    /// How often a text must come out the same before it is frozen.
    static final int REPEATS = 20;

    /// What time limits are multiplied with, one try each: a loaded machine may exceed the test's
    /// own limit before the peer it waits for has told the story.
    private static final double[] LIMIT_SCALES = {2, 2, 4};
    private static final double USUAL = LIMIT_SCALES[0];
    private static final double PATIENT = LIMIT_SCALES[2];

    private final LabCase lab;
    private final Variant variant;
    private final WrongVariantRun run;
    private final int repeats;

    WrongVariantCheck(LabCase lab, Variant variant) {
        this(lab, variant, REPEATS);
    }

    WrongVariantCheck(LabCase lab, Variant variant, int repeats) {
        this.lab = lab;
        this.variant = variant;
        this.run = new WrongVariantRun(lab, variant);
        this.repeats = repeats;
    }

    /// What is wrong with it.
    List<Finding> run() {
        return lab.unlessKnown("wrong " + variant.name(), List.of(variant.folder()), () -> {
            Optional<String> frozen = frozen();
            if (frozen.isEmpty()) {
                return List.of(run.refuse(Variant.FROZEN, "no text is frozen for it; run "
                        + "./course check %s --accept and read what a student would see",
                        lab.lab().number()));
            }
            List<Finding> findings = List.of();
            for (double scale : LIMIT_SCALES) {
                findings = compare(frozen.get(), run.withWhatItBuildsOn(scale));
                if (findings.isEmpty()) break;
            }
            return findings;
        });
    }

    private List<Finding> compare(String frozen, WrongVariantRun.Outcome outcome) {
        if (outcome.text().isEmpty()) return outcome.findings();
        if (outcome.text().get().equals(frozen)) return List.of();
        return List.of(run.refuse(Variant.FROZEN, "a student now sees another text (- frozen, + "
                + "now); ./course check %s --accept freezes it%s", lab.lab().number(),
                difference(frozen, outcome.text().get())));
    }

    /// Freezes the text when it is new or has changed, and comes out the same every time.
    ///
    /// @param changes gets the difference, for people
    /// @return why it cannot be frozen
    List<Finding> accept(List<String> changes) {
        WrongVariantRun.Outcome first = run.withWhatItBuildsOn(USUAL);
        if (first.text().isEmpty()) return first.findings();
        String text = first.text().get();
        Optional<String> before = frozen();
        if (before.equals(first.text())) return List.of();
        for (int i = 1; i < repeats; i++) {
            WrongVariantRun.Outcome next = run.alone(USUAL);
            if (!next.text().equals(first.text())) next = run.alone(PATIENT);
            if (next.text().equals(first.text())) continue;
            return List.of(run.refuse("", "it tells another story in run %d of %d; make the test "
                    + "say the same each time%s", i + 1, repeats,
                    difference(text, next.text().orElse("(not caught)"))));
        }
        write(text);
        changes.add(variant.file(Variant.FROZEN) + (before.isEmpty() ? " (new)" : "")
                + difference(before.orElse(""), text));
        return List.of();
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
}
