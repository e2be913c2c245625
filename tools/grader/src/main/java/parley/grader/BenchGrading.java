// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.grader.GradingReport.Way;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course bench grading`: how long a student waits, in a copy of the course where lab 3 holds
/// the reference part. The ways are measured in turn, round by round, so that a busy machine slows
/// all of them.
@Command(name = "grading", mixinStandardHelpOptions = true,
        description = {"How long a student waits for a verdict, compared with Maven. Works in a",
            "copy of the course; about 20 seconds a round."})
final class BenchGrading extends StudentCommand {
    private static final int MIN_ROUNDS = 3;

    @Option(names = "--rounds", defaultValue = "15", paramLabel = "N",
            description = "Rounds to take the medians of (${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--json", description = "As one JSON object, for scripts.")
    boolean json;

    @Option(names = "--write", paramLabel = "FILE",
            description = "Write the figures here too, as a page of the book.")
    Path write;

    private final Way watch = new Way("`watch`", """
            from the moment a file is saved until the verdict of the task the student is at. The
              compiler is warm and a test JVM waits.""", 200, 25);
    private final Way grade = new Way("`./course grade 3`", """
            the whole command, from Enter to the prompt: all tests of the lab, with the gigabyte
              that goes through it. Nothing runs before it.""", 0, 3);
    private final Way map = new Way("`./course`", "the map, from Enter to the prompt.", 500, 0);
    private final Way maven = new Way("`mvn -q -o test -pl labs/03-sockets -Dlab`", """
            the same tests without the course's own program.""", 0, 0);

    @Override
    int execute() throws IOException, InterruptedException {
        if (rounds < MIN_ROUNDS) throw CourseException.usage(
                "At least %d rounds make a median, not %d.", MIN_ROUNDS, rounds);
        var page = write == null ? root : write.toAbsolutePath().normalize();
        if (!Files.isDirectory(page.getParent())) throw CourseException.usage(
                "There is no folder for the page %s. Make it first.", write);
        measure();
        var report = new GradingReport(rounds, List.of(watch, grade, map, maven));
        if (write != null) Files.writeString(page, report.markdown(page.startsWith(root)
                ? Starter.slashes(root.relativize(page)) : page.getFileName().toString()));
        say("%s", json ? report.json() : report.text());
        return Exit.DONE;
    }

    private void measure() throws IOException, InterruptedException {
        tell("Making a copy of the course and setting it up ...");
        try (var copy = BenchCopy.of(root); var watching = new BenchWatch(copy.lab())) {
            copy.course();
            copy.maven();
            copy.course("grade", "3");
            watching.round();
            long start = System.nanoTime();
            for (int round = 1; round <= rounds; round++) {
                tell("Round " + round + " of " + rounds + left(round - 1, start));
                round(copy, watching);
            }
        }
    }

    private void round(BenchCopy copy, BenchWatch watching)
            throws IOException, InterruptedException {
        watch.taken().add(watching.round());
        copy.touch();
        grade.taken().add(copy.course("grade", "3"));
        map.taken().add(copy.course());
        copy.touch();
        maven.taken().add(copy.maven());
    }

    private String left(int done, long start) {
        if (done == 0) return "";
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds()
                * (rounds - done) / done;
        return ", " + seconds + " s to go";
    }

    private void tell(String what) {
        System.err.println(what);
    }
}
