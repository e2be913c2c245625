// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.List;

/// The pieces into which the check of one lab falls.
final class LabJobs {
    private LabJobs() {
    }

    /// What is checked before anything runs.
    static List<CheckJob> described(String name, OpenLab open, LinkCheck links) {
        LabPlan plan = open.lab().plan();
        return List.of(
                new CheckJob(name + "starter and README are up to date",
                        new StarterCheck(plan.lab(), open.files().files())::run),
                new CheckJob(name + "tasks: hints, minutes, pages, points, markers",
                        new TaskCheck(plan, open.files().starter().tasks(), links)::run),
                new CheckJob(name + "variants are complete", new VariantShapeCheck(plan)::run));
    }

    /// What is graded, each piece in JVMs of its own.
    static List<CheckJob> graded(String name, OpenLab open) {
        LabCase lab = open.lab();
        List<CheckJob> jobs = new ArrayList<>();
        jobs.add(new CheckJob(name + "starter compiles and is not started",
                new StartingCheck(lab, open.files().starter())::run));
        jobs.add(new CheckJob(name + "solution earns everything",
                AnswerCheck.ofSolution(lab)::run));
        for (Variant variant : Variant.of(lab.lab(), Variant.RIGHT)) {
            jobs.add(new CheckJob(name + "right variant " + variant.name(),
                    AnswerCheck.of(lab, variant)::run));
        }
        for (Variant variant : Variant.of(lab.lab(), Variant.WRONG)) {
            if (lab.plan().task(variant.task()).isEmpty()) continue;
            jobs.add(new CheckJob(name + "wrong variant " + variant.name() + " fails "
                    + variant.task(), new WrongVariantCheck(lab, variant)::run));
        }
        for (LazyVariantCheck lazy : LazyVariantCheck.all(lab)) {
            jobs.add(new CheckJob(name + "lazy answer " + lazy.name() + " earns 0", lazy::run));
        }
        return jobs;
    }
}
