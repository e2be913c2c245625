// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course bench grading`: how long a student waits, in a copy of the course where lab 3 holds
/// the reference part. The ways are measured in turn, round by round, so that a busy machine slows
/// all of them.
@Command(name = "grading", mixinStandardHelpOptions = true,
        description = {"How long a student waits for a verdict, compared with Maven. Works in a",
            "copy of the course; several minutes."})
final class BenchGrading extends StudentCommand {
    private static final String MAVEN = "mvn -q -o test -pl labs/03-sockets -Dlab";
    private static final String GRADE = "./course grade 3";
    private static final String MAP = "./course";
    private static final String WATCH = "watch: save to verdict of the task";
    private static final int MIN_ROUNDS = 3;

    @Option(names = "--rounds", defaultValue = "15", paramLabel = "N",
            description = "Rounds to take the medians of (${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--json", description = "As one JSON object, for scripts.")
    boolean json;

    @Override
    int execute() throws IOException, InterruptedException {
        if (rounds < MIN_ROUNDS) throw CourseException.usage(
                "At least %d rounds make a median, not %d.", MIN_ROUNDS, rounds);
        var times = new LinkedHashMap<String, Timings>();
        for (var way : new String[] {WATCH, GRADE, MAP, MAVEN}) times.put(way, new Timings());
        tell("Making a copy of the course and setting it up ...");
        try (var copy = BenchCopy.of(root); var watch = new BenchWatch(copy.lab())) {
            copy.course();
            copy.maven();
            copy.course("grade", "3");
            watch.round();
            for (int round = 1; round <= rounds; round++) {
                tell("Round " + round + " of " + rounds);
                round(copy, watch, times);
            }
        }
        say("%s", json ? json(times) : text(times));
        return Exit.DONE;
    }

    private static void round(BenchCopy copy, BenchWatch watch, Map<String, Timings> times)
            throws IOException, InterruptedException {
        times.get(WATCH).add(watch.round());
        copy.touch();
        times.get(GRADE).add(copy.course("grade", "3"));
        times.get(MAP).add(copy.course());
        copy.touch();
        times.get(MAVEN).add(copy.maven());
    }

    private void tell(String what) {
        System.err.println(what);
    }

    private String text(Map<String, Timings> times) {
        double maven = times.get(MAVEN).median();
        var text = new StringBuilder(String.format("%-46s %9s %9s %10s%n",
                "medians of " + rounds + " rounds", "median", "fastest", "of Maven"));
        times.forEach((way, taken) -> text.append(String.format("%-46s %6.0f ms %6.0f ms %10s%n",
                way, taken.median(), taken.fastest(), ratio(maven / taken.median()))));
        return text + String.format("%nWanted: watch 200 ms and 1/25 of Maven, grade 1/3, "
                + "the map 500 ms.%nHere:   watch %s, grade %s, the map %s.",
                reached(times.get(WATCH).median() <= 200 && maven / times.get(WATCH).median() >= 25),
                reached(maven / times.get(GRADE).median() >= 3),
                reached(times.get(MAP).median() <= 500));
    }

    private static String ratio(double times) {
        return times < 1.05 ? "1" : String.format("1/%.1f", times);
    }

    private static String reached(boolean yes) {
        return yes ? "reached" : "missed";
    }

    private String json(Map<String, Timings> times) {
        double maven = times.get(MAVEN).median();
        return Json.text(out -> {
            out.writeStartObject();
            out.writeNumberField("rounds", rounds);
            for (var way : times.entrySet()) {
                out.writeObjectFieldStart(way.getKey());
                out.writeNumberField("medianMillis", Math.round(way.getValue().median()));
                out.writeNumberField("fastestMillis", Math.round(way.getValue().fastest()));
                out.writeNumberField("timesFasterThanMaven",
                        Math.round(10 * maven / way.getValue().median()) / 10.0);
                out.writeEndObject();
            }
            out.writeEndObject();
        });
    }
}
