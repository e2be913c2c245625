// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Optional;

/// The tasks of a lab, in the order of their numbers.
public record LabPlan(Lab lab, List<TaskPlan> tasks) {
    /// The task with this id.
    public Optional<TaskPlan> task(String id) {
        return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
    }
}
