// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The text of `labs/NN/README.md`, made from the tasks' annotations, the solution's markers and
/// lab.properties, so that nothing about a task is written twice.
final class LabReadme {
    private static final int THOUSANDTHS = 1000;

    private final LabPlan plan;
    private final LabProperties properties;
    private final List<TaskBody> bodies;
    private final StringBuilder text = new StringBuilder();

    private LabReadme(LabPlan plan, LabProperties properties, List<TaskBody> bodies) {
        this.plan = plan;
        this.properties = properties;
        this.bodies = bodies;
    }

    /// The README of a lab, with LF.
    static String of(LabPlan plan, LabProperties properties, List<TaskBody> bodies) {
        LabReadme readme = new LabReadme(plan, properties, bodies);
        readme.introduction();
        readme.table();
        plan.tasks().forEach(readme::task);
        readme.end();
        return readme.text.toString();
    }

    /// Points as people write them: `15`, `2.5`.
    static String points(int thousandths) {
        return thousandths % THOUSANDTHS == 0
                ? Integer.toString(thousandths / THOUSANDTHS)
                : Double.toString(thousandths / (double) THOUSANDTHS);
    }

    private void introduction() {
        String number = plan.lab().number();
        String first = plan.tasks().isEmpty() ? number + ".1" : plan.tasks().getFirst().id();
        add("<!-- Made by ./course starters %s from the graded tests; do not edit. -->", number);
        add("# Lab %s: %s%n", number, properties.title());
        add("You write the package `%s`, task by task, in `src/main/java`.%n", properties.part());
        add("```");
        add("./course task %-6s # what to do, why, and where", first);
        add("./course watch %-5s # grades whenever you save", number);
        add("./course hint %-6s # three hints a task, one at a time", first);
        add("```%n");
    }

    private void table() {
        add("<!-- --8<-- [start:tasks] -->%n"); // the book quotes the table
        add("| task | points | minutes | principle |");
        add("|---|---:|---:|---|");
        for (TaskPlan task : plan.tasks()) {
            add("| %s %s | %s | %d | %s |", task.id(), task.title(), worth(task), task.minutes(),
                    principle(task));
        }
        add("%n<!-- --8<-- [end:tasks] -->");
    }

    private void task(TaskPlan task) {
        List<TaskBody> own = bodies.stream().filter(body -> body.id().equals(task.id())).toList();
        int lines = own.stream().mapToInt(TaskBody::lines).sum();
        add("%n## %s %s%n", task.id(), task.title());
        add("%s%n", task.what().strip());
        add("**Why:** %s%n", task.why().strip());
        if (!task.ignore().isBlank()) add("**Not yet:** %s%n", task.ignore().strip());
        add("**Where:** %s. Our answer has %d %s.%n", where(own), lines,
                lines == 1 ? "line" : "lines");
        if (!task.buildsOn().isEmpty()) {
            add("**Builds on:** %s%n", String.join(", ", task.buildsOn()));
        }
        add("**Worth:** %s points, about %d minutes. **Principle:** %s. **Read:** [%s](%s)",
                worth(task), task.minutes(), principle(task), page(task),
                "../../book/" + task.page());
    }

    private String where(List<TaskBody> own) {
        return own.stream().map(body -> "`" + body.member() + "` in [" + fileName(body) + "]("
                + body.file().replaceFirst("^solutions/[^/]+/", "") + ")")
                .distinct().collect(Collectors.joining(", "));
    }

    private void end() {
        if (!properties.moment().isBlank()) {
            add("%n## The moment%n%n%s", properties.moment().strip());
        }
        add("%n## What your code may use%n%n%s.", capital(properties.needs().words()));
    }

    private static String fileName(TaskBody body) {
        return body.file().substring(body.file().lastIndexOf('/') + 1);
    }

    private static String page(TaskPlan task) {
        return task.page().replaceFirst("#.*", "");
    }

    private static String worth(TaskPlan task) {
        return (task.stretch() ? "+" : "") + points(task.points());
    }

    private static String principle(TaskPlan task) {
        return task.principle().name().toLowerCase(Locale.ROOT);
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private void add(String format, Object... args) {
        text.append(format.replace("%n", "\n").formatted(args)).append('\n');
    }
}
