// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// Gives a task's hints one by one, and remembers how many were given.
final class Hints {
    private Hints() {
    }

    /// The next hint; the last one again when there are no more.
    static String next(TaskPlan task, Progress progress, Terminal terminal) {
        int seen = progress.count(task.id(), HintCommand.EVENT);
        int all = task.hints().size();
        if (all == 0) return "Task " + task.id() + " has no hints.";
        int now = Math.min(seen + 1, all);
        if (seen < all) progress.add(task.id(), HintCommand.EVENT, now + " of " + all);
        return terminal.bold("Hint " + now + " of " + all + " for " + task.id() + ": ")
                + "\n" + Text.wrap(task.hints().get(now - 1)) + (seen < all ? ""
                : "\nThere are no more. Read book/" + task.page() + " (./course book).");
    }
}
