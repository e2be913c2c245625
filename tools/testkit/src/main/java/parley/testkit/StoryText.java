// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a failed test into words: steps, traffic, expected and was, likely cause, where to look.
final class StoryText {
    /// Steps shown at the beginning and at the end of a long list.
    static final int FIRST_STEPS = 3;
    static final int LAST_STEPS = 9;

    private final List<String> lines = new ArrayList<>();

    private StoryText() {
    }

    static String of(Telling told) {
        return told.todo().isPresent() ? notStarted(told) : new StoryText().story(told);
    }

    private static String notStarted(Telling told) {
        return "not started: " + told.lookAt().map(at -> "open " + at)
            .orElse("look for TODO " + told.todo().orElseThrow());
    }

    private String story(Telling told) {
        steps(told);
        block(told.traffic());
        if (told.evidence().isEmpty()) {
            blank();
            label("Expected: ", told.expected());
            label("But was:  ", told.actual());
        } else {
            block(told.evidence());
        }
        for (String note : told.notes()) block(Prose.wrap("", note));
        blank();
        label("Likely:   ", told.likely());
        label("Remember: ", told.misconception());
        told.lookAt().ifPresent(at -> lines.add("Look at:  " + at));
        told.page().ifPresent(page -> lines.add("Read:     " + page));
        while (!lines.isEmpty() && lines.getLast().isEmpty()) lines.removeLast();
        return String.join("\n", lines);
    }

    private void steps(Telling told) {
        int n = told.steps().size();
        int skipFrom = n > FIRST_STEPS + LAST_STEPS + 1 ? FIRST_STEPS : n;
        int skipTo = n - LAST_STEPS;
        for (int i = 0; i < n; i++) {
            if (i == skipFrom) {
                lines.add("      ... " + Escape.more(skipTo - skipFrom, "step"));
                i = skipTo;
            }
            String mark = i == told.failed() ? "> " : "  ";
            lines.addAll(Prose.wrap(Escape.format("%s%2d. ", mark, i + 1), told.steps().get(i)));
        }
    }

    private void label(String label, Optional<String> text) {
        text.ifPresent(words -> lines.addAll(Prose.wrap(label, words)));
    }

    private void block(List<String> block) {
        if (block.isEmpty()) return;
        blank();
        lines.addAll(block);
    }

    private void blank() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) lines.add("");
    }
}
