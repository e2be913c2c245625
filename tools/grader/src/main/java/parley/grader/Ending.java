// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.Locale;
import parley.runner.Main;

/// How a test JVM came to an end that nobody had planned: the verdict and the sentence for the
/// student.
///
/// @param sentence what happened to the test that was running, and what to do
record Ending(Verdict verdict, String sentence) {
    private static final int FIRST_SIGNAL = 128;
    private static final int LAST_SIGNAL = 192;

    /// What an event other than a report means.
    static Ending of(TestJvm.Event event, TestJvm jvm, LabNeeds needs) throws InterruptedException {
        return switch (event) {
            case TestJvm.Event.Silent _ -> silent();
            case TestJvm.Event.Told told -> throw new IllegalArgumentException("no end: " + told);
            case TestJvm.Event.Forged _ -> meddled();
            case TestJvm.Event.Closed _ -> {
                int exitCode = jvm.exitCode();
                boolean closed = exitCode < 0 || exitCode == Main.CHANNEL_CLOSED;
                yield closed ? meddled() : left(exitCode, jvm.errors(), needs);
            }
        };
    }

    /// The JVM has left by itself.
    private static Ending left(int exitCode, String errors, LabNeeds needs) {
        if (errors.contains("java.lang.OutOfMemoryError")) return outOfMemory(needs);
        boolean signal = exitCode > FIRST_SIGNAL && exitCode < LAST_SIGNAL;
        if (signal || exitCode > LAST_SIGNAL + FIRST_SIGNAL || exitCode < 0)
            return crashed(exitCode);
        return new Ending(Verdict.EXITED, String.format(Locale.ROOT, """
                Your code ended the whole program while this test ran (exit code %d).
                Look for System.exit or Runtime.halt: code that others call never ends the
                program. Return, or throw an exception that says what is wrong.""", exitCode));
    }

    /// The virtual machine itself died.
    static Ending crashed(int exitCode) {
        return new Ending(Verdict.CRASHED, String.format(Locale.ROOT, """
                The Java virtual machine died while this test ran (exit code %d). Plain Java
                code hardly ever does that: look for native code, or for something that
                ends processes.""", exitCode));
    }

    /// Somebody else than the runner wrote to the channel of the results, or closed it.
    static Ending meddled() {
        return new Ending(Verdict.CRASHED, """
                Your code wrote to the channel that carries the results, or closed it, so the
                test could not be judged. Print with System.out.println and leave
                FileDescriptor.out alone.""");
    }

    /// Neither the test nor the limit inside its JVM came to an end.
    static Ending silent() {
        return new Ending(Verdict.TIMED_OUT, """
                The test did not end, and could not be stopped from inside. Look for a loop
                that never ends, or for a lock that is never given back.""");
    }

    /// The heap was not enough.
    static Ending outOfMemory(LabNeeds needs) {
        return new Ending(Verdict.GRADED, String.format(Locale.ROOT, """
                Your code used up the memory: this lab has %d megabytes. Do not keep what you
                have handled already, and never allocate what a peer merely announces.""",
                needs.heapMegabytes()));
    }
}
