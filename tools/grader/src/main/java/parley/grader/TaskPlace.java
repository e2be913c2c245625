// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Where one body of a task stands: in our solution and in the student's file.
///
/// @param ours the body in the solution
/// @param file the student's file, seen from the course's folder
/// @param line where the TODO is thrown, which is the line that "Not started" names; once it is gone
///     the method
record TaskPlace(TaskBody ours, String file, int line) {
    /// All bodies of a task. Empty in a copy of the course without solutions.
    static List<TaskPlace> of(Lab lab, String id) throws IOException {
        var places = new ArrayList<TaskPlace>();
        for (var solution : Starter.filesOf(lab.solutionSources())) {
            if (!solution.toString().endsWith(".java")) continue;
            if (!Files.readString(solution).contains("// task " + id + ":")) continue;
            var yours = lab.sources().resolve(lab.solutionSources().relativize(solution));
            for (var task : Starter.read(lab, solution).tasks()) {
                if (task.id().equals(id)) places.add(place(lab, task, yours));
            }
        }
        return List.copyOf(places);
    }

    private static TaskPlace place(Lab lab, TaskBody task, Path yours) throws IOException {
        var name = Starter.slashes(lab.root().relativize(yours));
        if (!Files.exists(yours)) return new TaskPlace(task, name, 1);
        var text = Files.readString(yours);
        var body = body(text, task);
        int from = body.map(MethodBody::open).orElse(0);
        int to = body.map(MethodBody::close).orElse(text.length());
        int todo = text.substring(0, to).indexOf("\"TODO " + task.id() + "\"", from);
        return new TaskPlace(task, name, lineAt(text, todo < 0 ? from : todo));
    }

    /// `FILE:LINE`, as editors and terminals understand it.
    String text() {
        return file + ":" + line;
    }

    /// Where to look when a story names no line: at the first method of the task's file; where there
    /// are several files, of those that the story speaks of; else of all. Empty without a method.
    static String among(List<TaskPlace> places, String story) {
        var named = places.stream().filter(place -> story.matches(
                "(?s).*\\b" + place.shortName().replaceFirst("[.]java:.*", "") + "\\b.*")).toList();
        var left = new LinkedHashMap<String, TaskPlace>();
        for (var place : named.isEmpty() ? places : named) left.putIfAbsent(place.file(), place);
        if (left.size() < 2) return left.values().stream().map(TaskPlace::text).findFirst().orElse("");
        var names = left.values().stream().map(TaskPlace::shortName).toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    private String shortName() {
        return text().substring(file.lastIndexOf('/') + 1);
    }

    /// The student's method, as it stands in the file; empty when it cannot be found.
    Optional<String> yours(Path root) throws IOException {
        var path = root.resolve(file);
        if (!Files.exists(path)) return Optional.empty();
        var text = Files.readString(path);
        return body(text, ours).map(body -> text.substring(body.open() + 1, body.close()));
    }

    private static Optional<MethodBody> body(String text, TaskBody task) {
        try {
            return MethodBody.of("", text).stream()
                    .filter(body -> body.member().equals(task.member()))
                    .filter(body -> body.returnType().equals(task.returnType())).findFirst();
        } catch (CutException notJavaAtTheMoment) {
            return Optional.empty();
        }
    }

    private static int lineAt(String text, int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
