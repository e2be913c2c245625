// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import parley.runner.Report.Outcome;
import parley.testkit.StoryError;

/// How a test ended, in the words for the student.
record Failure(Outcome outcome, String message) {
    static final Failure NONE = new Failure(Outcome.PASSED, "");
    static final Failure SKIPPED = new Failure(Outcome.FAILED,
            "The test did not run to its end. An ended-early test earns nothing.");

    private static final int MAX_MESSAGE_CHARS = 20_000;
    private static final int MAX_CAUSES = 20;

    /// What a throwable says. Only testkit and the JDK are asked for their words: a class of the
    /// student's could answer with anything, or never.
    static Failure of(Throwable thrown) {
        if (thrown instanceof StoryError story) return told(story);
        if (outOfMemory(thrown)) return new Failure(Outcome.OUT_OF_MEMORY, "");
        var name = thrown.getClass().getName();
        return new Failure(Outcome.FAILED,
                cut(fromLab(thrown) ? name : name + ": " + thrown.getMessage()));
    }

    private static boolean fromLab(Throwable thrown) {
        return thrown.getClass().getClassLoader() instanceof LabLoader;
    }

    private static Failure told(StoryError story) {
        var outcome = story.timedOut() ? Outcome.TIMED_OUT
                : story.todo().isPresent() ? Outcome.NOT_STARTED : Outcome.FAILED;
        return new Failure(outcome, cut(story.getMessage()));
    }

    private static boolean outOfMemory(Throwable thrown) {
        var at = thrown;
        for (int i = 0; at != null && i < MAX_CAUSES && !fromLab(at); i++, at = at.getCause())
            if (at instanceof OutOfMemoryError) return true;
        return false;
    }

    private static String cut(String message) {
        if (message == null || message.length() <= MAX_MESSAGE_CHARS) return "" + message;
        return message.substring(0, MAX_MESSAGE_CHARS) + "\n[cut here: the message is longer]";
    }
}
