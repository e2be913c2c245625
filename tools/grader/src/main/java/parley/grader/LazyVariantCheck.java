// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Proves that a lazy answer to a task earns nothing for it.
final class LazyVariantCheck {
    /// A lazy answer that hangs earns nothing, so nobody needs to wait long for it.
    private static final double LIMIT_SCALE = 0.2;

    private final LabCase lab;
    private final LazyVariant variant;

    LazyVariantCheck(LabCase lab, LazyVariant variant) {
        this.lab = lab;
        this.variant = variant;
    }

    /// The checks of all lazy answers to all tasks of a lab.
    static List<LazyVariantCheck> all(LabCase lab) {
        List<LazyVariantCheck> checks = new ArrayList<>();
        for (TaskPlan task : lab.plan().tasks()) {
            for (LazyVariant variant : LazyVariant.of(task.id(), lab.bodies(task.id()))) {
                checks.add(new LazyVariantCheck(lab, variant));
            }
        }
        return checks;
    }

    /// What it is, for a progress line.
    String name() {
        return variant.task() + " " + variant.kind();
    }

    /// What it earns.
    List<Finding> run() {
        return lab.unlessKnown("lazy " + variant, List.of(), this::judge);
    }

    private List<Finding> judge() {
        LabResult result = lab.grade(
                Submission.ofSolution(lab.lab()).withOverlay(overlay()),
                Selection.only(variant.task()).withoutNegative().scaled(LIMIT_SCALE));
        List<Finding> findings = new ArrayList<>();
        for (TaskResult task : result.tasks()) {
            if (!task.task().id().equals(variant.task()) || task.points() == 0) continue;
            String passed = task.tests().stream()
                    .filter(test -> test.points() > 0)
                    .map(test -> "\"" + test.test().sentence() + "\"")
                    .collect(Collectors.joining(", "));
            findings.add(Finding.of(TestFile.of(lab.lab(), task.task()), "task %s earns %s points "
                    + "for an answer that only has \"%s\"; mark @Negative what expects a refusal, "
                    + "or test more in: %s", variant.task(), LabReadme.points(task.points()),
                    variant.words(), passed));
        }
        return findings;
    }

    private Path overlay() {
        List<TaskBody> bodies = lab.bodies(variant.task());
        Map<String, String> files = new TreeMap<>();
        for (MarkedSource source : lab.solution()) {
            if (source.tasks().stream().noneMatch(bodies::contains)) continue;
            String name = source.file().substring(source.file().lastIndexOf('/') + 1);
            files.put(name, variant.in(source, bodies));
        }
        return lab.overlay("lazy-" + variant.task() + "-" + variant.kind(), files);
    }
}
