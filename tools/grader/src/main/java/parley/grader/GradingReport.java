// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How long a student waits, measured: as text for a terminal, as JSON for scripts, and as a page
/// of the book.
///
/// @param rounds how many each median is taken of
/// @param ways what was measured, in the order of the report; the last is Maven, to which the
///     others are compared
record GradingReport(int rounds, List<Way> ways) {
    /// One way to a verdict.
    ///
    /// @param name the command, or what happens
    /// @param meaning what is measured, in a sentence
    /// @param wantedMillis how long it may take; 0: no wish
    /// @param wantedTimes how often it has to go into Maven's time; 0: no wish
    record Way(String name, String meaning, int wantedMillis, int wantedTimes, Timings taken) {
        Way(String name, String meaning, int wantedMillis, int wantedTimes) {
            this(name, meaning, wantedMillis, wantedTimes, new Timings());
        }

        private String wanted() {
            var millis = wantedMillis == 0 ? "" : wantedMillis + " ms";
            var times = wantedTimes == 0 ? "" : "1/" + wantedTimes;
            return millis.isEmpty() || times.isEmpty() ? millis + times : millis + ", " + times;
        }
    }

    private double times(Way way) {
        return ways.getLast().taken().median() / way.taken().median();
    }

    private String ratio(Way way) {
        return way == ways.getLast() ? "1" : String.format(Locale.ROOT, "1/%.1f", times(way));
    }

    private boolean reached(Way way) {
        return (way.wantedMillis() == 0 || way.taken().median() <= way.wantedMillis())
                && times(way) >= way.wantedTimes();
    }

    String text() {
        var text = new StringBuilder(String.format("%-43s %9s %9s %8s%n",
                "medians of " + rounds + " rounds", "median", "fastest", "of Maven"));
        for (var way : ways) text.append(String.format(Locale.ROOT, "%-43s %6.0f ms %6.0f ms %8s%n",
                way.name(), way.taken().median(), way.taken().fastest(), ratio(way)));
        for (var way : ways) if (!way.wanted().isEmpty()) text.append(String.format(
                "%n%-43s wanted %s: %s", way.name(), way.wanted(),
                reached(way) ? "reached" : "missed"));
        return text.toString();
    }

    String json() {
        return Json.text(out -> {
            out.writeStartObject();
            out.writeNumberField("rounds", rounds);
            for (var way : ways) {
                out.writeObjectFieldStart(way.name());
                out.writeNumberField("medianMillis", Math.round(way.taken().median()));
                out.writeNumberField("fastestMillis", Math.round(way.taken().fastest()));
                out.writeNumberField("timesFasterThanMaven", Math.round(10 * times(way)) / 10.0);
                out.writeEndObject();
            }
            out.writeEndObject();
        });
    }

    /// `25.0.3`, without the build that a distribution adds.
    private static String jdk() {
        return Runtime.version().version().stream().map(String::valueOf)
                .collect(Collectors.joining("."));
    }

    /// The page of the book.
    ///
    /// @param file where it goes, seen from the course's folder
    String markdown(String file) {
        var text = new StringBuilder(String.format(Locale.ROOT, """
                # How long a verdict takes

                Written by `./course bench grading --rounds %d --write %s` on a machine
                with %s, with JDK %s on %s.
                Lab 3 holds the reference part, so every test runs and passes. One of its files is saved
                before each measurement. The ways take turns, round by round, so that whatever else the
                machine does slows all of them.

                | what | median of %d | fastest | of Maven | wanted | |
                |---|---:|---:|---:|---:|---|
                """, rounds, file, Text.count(Runtime.getRuntime().availableProcessors(), "core"),
                jdk(), System.getProperty("os.name"), rounds));
        for (var way : ways) text.append(String.format(Locale.ROOT,
                "| %s | %,.0f ms | %,.0f ms | %s | %s | %s |%n", way.name(),
                way.taken().median(), way.taken().fastest(), ratio(way), way.wanted(),
                way.wanted().isEmpty() ? "" : reached(way) ? "reached" : "missed"));
        for (var way : ways) text.append(String.format("%n- **%s**: %s%n",
                way.name(), way.meaning()));
        return text.toString();
    }
}
