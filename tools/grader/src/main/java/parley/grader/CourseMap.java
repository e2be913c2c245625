// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the student is: what of each chapter is done, and what comes next.
///
/// @param stops a stop for each chapter, in their order
/// @param next the first core task that is not passed, with its chapter
record CourseMap(List<Stop> stops, Optional<Next> next) {
    /// A chapter on the map.
    ///
    /// @param points what the core tasks earned, in thousandths
    /// @param max what they can earn; 0 for a chapter without a lab
    /// @param again tasks that were passed with other tests than there are now
    /// @param problem why the lab's tasks cannot be read; empty when they can
    record Stop(Chapter chapter, int points, int max, int bonus, List<String> again,
            String problem) {
        boolean isComing() {
            return max == 0 && problem.isEmpty();
        }

        boolean isDone() {
            return max > 0 && points == max;
        }
    }

    /// The task to do next.
    record Next(Chapter chapter, TaskPlan task, boolean started) { }

    /// Reads the map of the course in this folder.
    static CourseMap read(Path root, Progress progress) {
        var stops = new ArrayList<Stop>();
        Optional<Next> next = Optional.empty();
        for (var chapter : Chapter.all(root)) {
            if (!chapter.hasLab(root)) {
                stops.add(new Stop(chapter, 0, 0, 0, List.of(), ""));
                continue;
            }
            try {
                var plan = Plans.of(chapter.lab(root));
                stops.add(stop(chapter, plan, progress));
                if (next.isEmpty()) next = next(chapter, plan, progress);
            } catch (CourseException broken) {
                stops.add(new Stop(chapter, 0, 0, 0, List.of(), broken.getMessage()));
            }
        }
        return new CourseMap(List.copyOf(stops), next);
    }

    private static Stop stop(Chapter chapter, LabPlan plan, Progress progress) {
        int points = 0;
        int max = 0;
        int bonus = 0;
        for (var task : plan.tasks()) {
            int earned = progress.graded(task.id()).map(ProgressEntry::thousandths).orElse(0);
            if (task.stretch()) {
                bonus += earned;
            } else {
                points += Math.min(earned, task.points());
                max += task.points();
            }
        }
        return new Stop(chapter, points, max, bonus, again(plan, progress), "");
    }

    private static List<String> again(LabPlan plan, Progress progress) {
        var passed = plan.tasks().stream().flatMap(task -> progress.graded(task.id()).stream())
                .filter(ProgressEntry::isPassed).toList();
        if (passed.isEmpty()) return List.of();
        var tests = TestsHash.of(plan.lab());
        return passed.stream().filter(entry -> !entry.tests().equals(tests))
                .map(ProgressEntry::id).toList();
    }

    private static Optional<Next> next(Chapter chapter, LabPlan plan, Progress progress) {
        return plan.tasks().stream().filter(task -> !task.stretch())
                .filter(task -> progress.graded(task.id())
                        .filter(ProgressEntry::isPassed).isEmpty())
                .findFirst()
                .map(task -> new Next(chapter, task, progress.knows(task.id())));
    }
}
