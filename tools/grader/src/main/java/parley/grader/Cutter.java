// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.Optional;
import java.util.function.Function;

/// Makes other versions of a solution's file: the starter, where every task's body is a TODO, and
/// the lazy variants, where a task's bodies do nothing useful. Whatever is no task is kept byte
/// for byte.
final class Cutter {
    private Cutter() {
    }

    /// The starter: each task's body becomes its TODO, what only the answer needs is taken away.
    static String starter(MarkedSource source) {
        Edits edits = new Edits(source.text());
        for (TaskBody task : source.tasks()) {
            edits.replace(task.start(), task.end(), todo(task, indent(source, task)));
        }
        for (MarkedSource.Part part : source.answerOnly()) {
            edits.replace(part.start(), withBlankLine(source.text(), part), "");
        }
        return edits.apply();
    }

    /// The solution with other bodies for some tasks: the statements for a body, or nothing to
    /// keep ours.
    static String withBodies(MarkedSource source, Function<TaskBody, Optional<String>> bodies) {
        Edits edits = new Edits(source.text());
        for (TaskBody task : source.tasks()) {
            bodies.apply(task).ifPresent(
                    statements -> edits.replace(task.start(), task.end(), statements));
        }
        return edits.apply();
    }

    private static String todo(TaskBody task, String indent) {
        return "// TODO %s: %s%n%sthrow new UnsupportedOperationException(\"TODO %s\");"
                .replace("%n", "\n").formatted(task.id(), task.what(), indent, task.id());
    }

    private static String indent(MarkedSource source, TaskBody task) {
        int lineStart = source.text().lastIndexOf('\n', task.start()) + 1;
        return source.text().substring(lineStart, task.start());
    }

    /// The end of a part together with one blank line behind it, where there is one before, too.
    private static int withBlankLine(String text, MarkedSource.Part part) {
        boolean before = text.startsWith("\n\n", part.start() - 2)
                || text.startsWith("{\n", part.start() - 2);
        return before && text.startsWith("\n", part.end()) ? part.end() + 1 : part.end();
    }
}
