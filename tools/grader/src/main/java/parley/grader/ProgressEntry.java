// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A line of the progress file: `2026-11-21T10:00:00Z 3.1 passed 10 of 10, tests 9f3a01c2`.
///
/// @param id a task or a chapter: `3.1`, `3`
/// @param event a status (`passed`, `failed`, `not-started`) or another word (`hint`, `reset`)
/// @param detail the rest of the line
public record ProgressEntry(Instant time, String id, String event, String detail) {
    private static final Pattern LINE =
            Pattern.compile("(\\S+) (\\d+(?:\\.\\d+)?) ([a-z-]+)(?: (.*))?");
    private static final Pattern POINTS =
            Pattern.compile("(\\d+(?:\\.\\d+)?) of (\\d+(?:\\.\\d+)?), tests (\\S+)");
    private static final int THOUSANDTHS = 1000;

    /// The line for a graded task.
    static ProgressEntry graded(Instant time, TaskResult result, String tests) {
        var task = result.task();
        return new ProgressEntry(time, task.id(), result.status().text(),
                points(result.points()) + " of " + points(task.points()) + ", tests " + tests);
    }

    /// The entry that this line holds, if it is whole.
    static Optional<ProgressEntry> parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) return Optional.empty();
        try {
            var detail = parts.group(4) == null ? "" : parts.group(4);
            var entry = new ProgressEntry(
                    Instant.parse(parts.group(1)), parts.group(2), parts.group(3), detail);
            boolean whole = !entry.isGrading() || POINTS.matcher(detail).matches();
            return whole ? Optional.of(entry) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// Points as people write them: `10`, `6.667`.
    ///
    /// @param thousandths of a point
    static String points(int thousandths) {
        if (thousandths % THOUSANDTHS == 0) return Integer.toString(thousandths / THOUSANDTHS);
        return String.format(Locale.ROOT, "%.3f", thousandths / (double) THOUSANDTHS)
                .replaceFirst("0+$", "");
    }

    boolean is(String otherId, String otherEvent) {
        return id.equals(otherId) && event.equals(otherEvent);
    }

    boolean saysTheSame(ProgressEntry other) {
        return is(other.id, other.event) && detail.equals(other.detail);
    }

    boolean isGrading() {
        return event.equals("passed") || event.equals("failed") || event.equals("not-started");
    }

    /// Whether the task was passed.
    public boolean isPassed() {
        return event.equals("passed");
    }

    /// What the task earned, in thousandths of a point.
    public int thousandths() {
        var parts = POINTS.matcher(detail);
        return parts.matches()
                ? (int) Math.round(Double.parseDouble(parts.group(1)) * THOUSANDTHS) : 0;
    }

    /// The hash of the tests that graded it; empty when nothing did.
    public String tests() {
        var parts = POINTS.matcher(detail);
        return parts.matches() ? parts.group(3) : "";
    }

    @Override
    public String toString() {
        return (time + " " + id + " " + event + " " + detail).strip();
    }
}
