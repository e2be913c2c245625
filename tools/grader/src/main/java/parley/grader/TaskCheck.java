// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Proves that a lab's tasks are described as a student needs them: hints, minutes, a page of the
/// book, points, and the same ids in the tests and in the solution's markers.
final class TaskCheck {
    private static final int HINTS = 3;
    private static final int MOST_CORE_TASKS = 6;
    private static final int MOST_STRETCH_TASKS = 3;
    private static final int CORE_POINTS = 100_000;
    private static final int MOST_MINUTES = 360;

    private final LabPlan plan;
    private final List<TaskBody> bodies;
    private final LinkCheck links;
    private final List<Finding> findings = new ArrayList<>();

    TaskCheck(LabPlan plan, List<TaskBody> bodies, LinkCheck links) {
        this.plan = plan;
        this.bodies = bodies;
        this.links = links;
    }

    /// What is wrong with the lab's tasks.
    List<Finding> run() {
        plan.tasks().forEach(this::task);
        properties();
        sums();
        markers();
        return findings;
    }

    private void task(TaskPlan task) {
        if (task.hints().size() != HINTS || task.hints().stream().anyMatch(String::isBlank)) {
            refuse(task, "has %d hints; give it three @Hint: a nudge, a direction, nearly the "
                    + "answer", task.hints().stream().filter(hint -> !hint.isBlank()).count());
        }
        if (task.minutes() < 1) refuse(task, "says no minutes; a good learner needs how long?");
        if (task.what().isBlank()) refuse(task, "has an empty \"what\"; say what to build");
        if (task.why().isBlank()) refuse(task, "has an empty \"why\"; say why it matters");
        if (task.tests().isEmpty()) refuse(task, "has no test; without one it earns nothing");
        if (!task.id().matches(plan.lab().number() + "\\.[1-9]\\d*")) {
            refuse(task, "belongs to another chapter; its id must begin with \"%s.\"",
                    plan.lab().number());
        }
        if (task.tests().stream().allMatch(TestPlan::negative) && !task.tests().isEmpty()) {
            refuse(task, "has only @Negative tests, so nobody can earn it; add a positive one");
        }
        page(task);
        Set<String> known = new HashSet<>();
        plan.tasks().forEach(other -> known.add(other.id()));
        for (String id : task.buildsOn()) {
            if (!known.contains(id) || id.equals(task.id())) {
                refuse(task, "builds on %s, which is no other task of this lab", id);
            }
        }
    }

    private void page(TaskPlan task) {
        if (!task.page().contains("#")) {
            refuse(task, "names the page \"%s\"; name a heading of a page in book/, as in "
                    + "\"03-sockets/lines.md#a-line-has-an-end\"", task.page());
            return;
        }
        links.problem("book/index.md", task.page()).ifPresent(
                sentence -> refuse(task, "names a page that is not there: %s", sentence));
    }

    private void properties() {
        LabProperties properties = LabProperties.of(plan.lab());
        String file = "labs/" + plan.lab().directory() + "/" + LabProperties.NAME;
        if (properties.title().isBlank()) findings.add(Finding.of(file, "add title=..."));
        if (properties.part().isBlank()) {
            findings.add(Finding.of(file, "add part=..., the package that the student writes"));
        }
        if (properties.moment().isBlank()) {
            findings.add(Finding.of(file, "add moment=..., in a sentence or two: what to do now "
                    + "with the finished part, and where one sees it at work"));
        }
    }

    private void sums() {
        List<TaskPlan> core = plan.tasks().stream().filter(task -> !task.stretch()).toList();
        int stretch = plan.tasks().size() - core.size();
        int points = core.stream().mapToInt(TaskPlan::points).sum();
        int minutes = core.stream().mapToInt(TaskPlan::minutes).sum();
        if (points != CORE_POINTS) {
            refuseLab("its core tasks are worth %s points; make them 100",
                    LabReadme.points(points));
        }
        if (core.size() > MOST_CORE_TASKS) {
            refuseLab("it has %d core tasks; six are the most, make the others stretch tasks",
                    core.size());
        }
        if (stretch > MOST_STRETCH_TASKS || stretch == 0 && !LabRules.of(plan.lab()).start()) {
            refuseLab("it has %d stretch tasks; a lab has one to three", stretch);
        }
        if (minutes > MOST_MINUTES) {
            refuseLab("its core tasks take %d minutes; six hours are the most", minutes);
        }
    }

    private void markers() {
        Set<String> marked = new HashSet<>();
        for (TaskBody body : bodies) {
            if (plan.task(body.id()).isEmpty() && marked.add(body.id())) {
                findings.add(Finding.at(body.file(), body.line(), "it marks task %s, and no "
                        + "graded test has @Task(id = \"%s\"); write its tests or correct the "
                        + "number", body.id(), body.id()));
            }
            marked.add(body.id());
        }
        plan.tasks().stream().filter(task -> !marked.contains(task.id())).forEach(task ->
                refuse(task, "has no marker in solutions/%s; put \"// task %s: what to do\" and "
                        + "\"// end %s\" around a body there", plan.lab().directory(), task.id(),
                        task.id()));
    }

    private void refuse(TaskPlan task, String sentence, Object... args) {
        findings.add(Finding.of(TestFile.of(plan.lab(), task), "task " + task.id() + " " + sentence,
                args));
    }

    private void refuseLab(String sentence, Object... args) {
        findings.add(Finding.of("labs/" + plan.lab().directory() + "/src/test/java", sentence,
                args));
    }
}
