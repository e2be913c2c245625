// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./course submit 3`: a zip of the student's sources, for handing in.
@Command(name = "submit", mixinStandardHelpOptions = true,
        description = "Make a zip of a lab for handing in. It sends nothing anywhere.")
final class SubmitCommand extends StudentCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT);

    @Parameters(index = "0", paramLabel = "LAB", description = "A lab such as 3.")
    String name;

    @Option(names = "--to", paramLabel = "FILE", description = "Where to put the zip.")
    Path to = Path.of("");

    @Override
    int execute() throws IOException {
        var lab = lab(name);
        var plan = Plans.of(lab);
        var progress = progress();
        var zip = to.toString().isEmpty() ? root.resolve("hand-in").resolve(
                "lab-" + lab.directory() + "-" + TIME.format(LocalDateTime.now()) + ".zip")
                : to.toAbsolutePath();
        var handIn = HandIn.of(plan, progress);
        if (handIn.isEmpty()) throw CourseException.trouble("Lab %s has no sources in %s.",
                lab.number(), root.relativize(lab.sources()));
        SafeFile.write(zip, handIn.zip());
        say("%s with %s of lab %s, %s of %s points by your last grading:", Text.count(1, "zip"),
                Text.count(handIn.sources().size(), "file"), lab.number(),
                Json.points(handIn.points()).toPlainString(),
                Json.points(handIn.max()).toPlainString());
        say("  " + zip);
        progress.add(lab.number(), "submitted", zip.getFileName().toString());
        return Exit.DONE;
    }
}
