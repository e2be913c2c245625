// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// One thing the test JVM tells its parent, as a line of text.
///
/// @param kind what is told
/// @param number the test's place in the job, from 0
/// @param outcome how it ended; `STARTED` until then
/// @param millis how long it ran
/// @param message the story of a failure; empty when there is none
/// @param output what the code under test printed
public record Report(Kind kind, int number, Outcome outcome, long millis, String message,
        String output) {

    /// What a report tells.
    public enum Kind {
        /// A test begins.
        START,
        /// The next row of a test begins; its time limit starts anew.
        ROW,
        /// A test has ended.
        FINISH,
        /// The job is done.
        END
    }

    /// How a test ended.
    public enum Outcome {
        /// It is running, or this report is of no test.
        STARTED,
        /// It passed.
        PASSED,
        /// It failed.
        FAILED,
        /// The code reached a task that is not started.
        NOT_STARTED,
        /// It ran out of time; its threads may still run.
        TIMED_OUT,
        /// It used up the memory.
        OUT_OF_MEMORY;

        /// Whether the JVM is not fit for another test.
        public boolean spoils() {
            return this == TIMED_OUT || this == OUT_OF_MEMORY;
        }
    }

    static Report start(int number) {
        return new Report(Kind.START, number, Outcome.STARTED, 0, "", "");
    }

    static Report row(int number) {
        return new Report(Kind.ROW, number, Outcome.STARTED, 0, "", "");
    }

    static Report end() {
        return new Report(Kind.END, 0, Outcome.STARTED, 0, "", "");
    }

    /// The report as one line without line ends.
    public String line() {
        return String.join(" ", kind.name(), Integer.toString(number), outcome.name(),
                Long.toString(millis), encode(message), encode(output));
    }

    /// The report that a line tells.
    ///
    /// @throws IllegalArgumentException when it tells none
    public static Report of(String line) {
        var fields = line.split(" ", -1);
        if (fields.length != 6) throw new IllegalArgumentException("not a report");
        return new Report(Kind.valueOf(fields[0]), Integer.parseInt(fields[1]),
                Outcome.valueOf(fields[2]), Long.parseLong(fields[3]), decode(fields[4]),
                decode(fields[5]));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
