// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Proves that a lab's starter compiles together with its graded tests, without a warning, and
/// earns nothing for the right reason: every task is not started.
final class StartingCheck {
    private final LabCase lab;
    private final Submission starter;

    /// @param files the starter as it is cut now
    StartingCheck(LabCase lab, Starter files) {
        this.lab = lab;
        Map<String, String> sources = new TreeMap<>();
        files.files().forEach((name, bytes) -> {
            if (!name.endsWith(".java")) return;
            sources.put(name.substring(name.lastIndexOf('/') + 1),
                    new String(bytes, StandardCharsets.UTF_8));
        });
        this.starter = new Submission(lab.lab(), List.of(lab.overlay("starter", sources)));
    }

    /// What is wrong with the starter.
    List<Finding> run() {
        return lab.unlessKnown("starter", List.of(), () -> {
            List<Finding> findings = compile();
            if (findings.isEmpty()) score(findings);
            return findings;
        });
    }

    private List<Finding> compile() {
        List<Finding> findings = new ArrayList<>();
        List<SourceFile> sources = new ArrayList<>(SourceFile.readAll(starter.folders()));
        sources.addAll(SourceFile.readTree(lab.lab().tests()));
        List<Path> classPath = new ArrayList<>(TestApi.jars());
        classPath.addAll(LabPath.of(lab.lab()).libraries());
        try (Compiler compiler = new Compiler(lab.lab().root())) {
            for (Problem problem : compiler.withWarnings(sources, classPath).problems()) {
                findings.add(Finding.of(folder(), "the starter with its graded tests gives %s at "
                        + "%s: %s", problem.error() ? "an error" : "a warning",
                        problem.place(), problem.message()));
            }
        }
        return findings;
    }

    private void score(List<Finding> findings) {
        LabResult result = lab.grade(starter, Selection.all());
        if (result.verdict() != Verdict.GRADED) {
            findings.add(Finding.of(folder(), "the starter is not graded, but \"%s\": %s",
                    result.verdict().text(), result.message()));
        }
        for (TaskResult task : result.tasks()) {
            if (task.status() == Status.NOT_STARTED && task.points() == 0) continue;
            findings.add(Finding.of(folder(), "the starter's task %s is \"%s\" with %s points and "
                    + "must be \"not-started\" with 0; its TODO is missing or its test does not "
                    + "need it", task.task().id(), task.status().text(),
                    LabReadme.points(task.points())));
        }
    }

    private String folder() {
        return "solutions/" + lab.lab().directory() + "/src/main/java";
    }
}
