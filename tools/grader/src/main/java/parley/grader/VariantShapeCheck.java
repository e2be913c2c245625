// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proves that a lab has enough variants and that each is complete, before any of them runs.
final class VariantShapeCheck {
    private final LabPlan plan;
    private final List<Finding> findings = new ArrayList<>();

    VariantShapeCheck(LabPlan plan) {
        this.plan = plan;
    }

    /// What is wrong with them.
    List<Finding> run() throws IOException {
        Lab lab = plan.lab();
        LabRules rules = LabRules.of(lab);
        enough(lab, Variant.WRONG, rules.wrongVariants());
        enough(lab, Variant.RIGHT, rules.rightVariants());
        for (Variant variant : Variant.of(lab, Variant.WRONG)) wrong(variant);
        for (Variant variant : Variant.of(lab, Variant.RIGHT)) files(variant);
        return findings;
    }

    private void enough(Lab lab, String kind, int fewest) {
        int there = Variant.of(lab, kind).size();
        if (there >= fewest) return;
        findings.add(Finding.of("solutions/" + lab.directory() + "/" + kind,
                "it holds %d %s variants and needs %d; CONTRIBUTING.md says how to add one",
                there, kind, fewest));
    }

    private void wrong(Variant variant) throws IOException {
        if (plan.task(variant.task()).isEmpty()) {
            refuse(variant, Variant.PROPERTIES, "task=%s is no task of this lab; name the one "
                    + "that must catch it", variant.task());
        }
        if (variant.about().isBlank()) {
            refuse(variant, Variant.PROPERTIES, "add mistake=... : the mistake in one sentence");
        }
        files(variant);
    }

    private void files(Variant variant) throws IOException {
        List<Path> sources = variant.sources();
        if (sources.isEmpty()) {
            refuse(variant, "", "it holds no Java file; add the files that differ from ours");
        }
        for (Path source : sources) {
            String name = source.getFileName().toString();
            Optional<Path> ours = Starter.filesOf(variant.lab().solutionSources()).stream()
                    .filter(file -> file.getFileName().toString().equals(name)).findFirst();
            if (!source.getParent().equals(variant.folder())) {
                refuse(variant, name, "move it up to %s: variants are flat", variant.name());
            } else if (ours.isPresent() && Files.mismatch(ours.get(), source) < 0) {
                refuse(variant, name, "it does not differ from the solution's; delete it");
            }
        }
    }

    private void refuse(Variant variant, String file, String sentence, Object... args) {
        findings.add(Finding.of(variant.file(file), sentence, args));
    }
}
