// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Proves that an answer that is right earns everything, stretch tasks included, inside the
/// lab's needs.
final class AnswerCheck {
    /// A loaded machine may exceed a time limit: the second run has more patience.
    private static final double[] LIMIT_SCALES = {1, 4};

    private final LabCase lab;
    private final String name;
    private final Submission answer;
    private final List<Path> files;

    private AnswerCheck(LabCase lab, String name, Submission answer, List<Path> files) {
        this.lab = lab;
        this.name = name;
        this.answer = answer;
        this.files = files;
    }

    /// The check of the reference part.
    static AnswerCheck ofSolution(LabCase lab) {
        return new AnswerCheck(lab, "solutions/" + lab.lab().directory() + "/src/main/java",
                Submission.ofSolution(lab.lab()), List.of());
    }

    /// The check of a right variant.
    static AnswerCheck of(LabCase lab, Variant variant) {
        return new AnswerCheck(lab, variant.file(""),
                Submission.ofSolution(lab.lab()).withOverlay(variant.folder()),
                List.of(variant.folder()));
    }

    /// What it does not earn.
    List<Finding> run() {
        return lab.unlessKnown("right " + name, files, () -> {
            List<Finding> findings = List.of();
            for (double scale : LIMIT_SCALES) {
                findings = judge(lab.grade(answer, Selection.all().scaled(scale)));
                if (findings.isEmpty()) break;
            }
            return findings;
        });
    }

    private List<Finding> judge(LabResult result) {
        if (result.verdict() != Verdict.GRADED) {
            return List.of(Finding.of(name, "it is right and must earn everything, but the run "
                    + "ended as \"%s\": %s%s", result.verdict().text(), result.message(),
                    needs()));
        }
        List<Finding> findings = new ArrayList<>();
        for (TaskResult task : result.tasks()) {
            if (task.points() == task.task().points()) continue;
            findings.add(Finding.of(name, "it is right, and task %s earns %s of %s points; mend "
                    + "the test in %s, or the answer%s%s", task.task().id(),
                    LabReadme.points(task.points()), LabReadme.points(task.task().points()),
                    TestFile.of(lab.lab(), task.task()), needs(), Failures.story(task)));
        }
        return findings;
    }

    private String needs() {
        return " (it ran with what labs/" + lab.lab().directory() + "/lab.properties grants: "
                + LabProperties.of(lab.lab()).needs().words() + ")";
    }
}
