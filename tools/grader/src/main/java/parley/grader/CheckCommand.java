// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./course check`: proves the course consistent.
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "For authors: prove the course, or one chapter, consistent.",
        footer = {"", "Checks the text (links, quotes, coverage, map), that starters are cut from",
            "solutions and earn nothing, that solutions and right variants earn everything,",
            "that every wrong variant is caught with its frozen text, that lazy answers",
            "earn nothing, and that recorded sessions still play. What has not changed",
            "since it was last found right is not run again, except where CI=true.", "",
            "Exit codes: 0 consistent, 1 something is wrong, 2 usage, 3 cannot check."})
final class CheckCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CHAPTER",
            description = "The chapter's number, such as 3. Without it: all of the course.")
    String number = "";

    @Option(names = "--accept", description = "First renew starters, frozen texts and recordings, "
            + "and show the difference.")
    boolean accept;

    @Option(names = "--json", description = "Print what was found as one JSON object.")
    boolean json;

    @Option(names = "--root", hidden = true)
    Path root = Main.root();

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        PrintWriter out = json ? new PrintWriter(PrintWriter.nullWriter())
                : spec.commandLine().getOut();
        Course course = Course.find(root);
        CheckProgress progress = new CheckProgress(out);
        CheckRun run = new CheckRun(progress);
        Path work = Files.createTempDirectory("parley-check-");
        try (Engine engine = Engine.limited(course, CheckRun.AT_A_TIME)) {
            CourseCheck check = new CourseCheck(
                    course, engine, run, CheckCache.of(course), chapter(course), work);
            if (accept) check.accept(new CourseAccept(course, run, out));
            check.run();
        } finally {
            TemporaryFolder.delete(work);
        }
        report(run.findings().stream().distinct().toList(), progress.done(),
                (System.nanoTime() - start) / NANOS, out);
        return run.findings().isEmpty() ? Exit.DONE : Exit.NOT_YET;
    }

    /// Two digits, or empty for all.
    private String chapter(Course course) {
        if (number.isEmpty()) return "";
        if (number.matches("\\d{1,2}")) {
            String digits = String.format(Locale.ROOT, "%02d", Integer.parseInt(number));
            if (exists(course, digits)) return digits;
        }
        throw new CourseException(Exit.USAGE, "There is no chapter " + number
                + " yet. ./course check without a number checks all of them.");
    }

    private static boolean exists(Course course, String digits) {
        for (String parent : List.of("chapters", "labs", "solutions")) {
            try (var folders = Files.newDirectoryStream(
                    course.root().resolve(parent), digits + "-*")) {
                if (folders.iterator().hasNext()) return true;
            } catch (IOException e) {
                // A course without this folder has no chapter in it.
            }
        }
        return false;
    }

    private void report(List<Finding> findings, int checks, double seconds, PrintWriter out) {
        if (json) {
            spec.commandLine().getOut().println(FindingsJson.of(findings, checks, seconds));
            spec.commandLine().getOut().flush();
            return;
        }
        if (!findings.isEmpty()) out.println();
        findings.forEach(finding -> out.println(finding.text()));
        out.printf(Locale.ROOT, "%n%d checks in %.1f s: %s%n", checks, seconds,
                findings.isEmpty() ? "all is consistent."
                        : findings.size() == 1 ? "1 problem, above."
                        : findings.size() + " problems, above.");
        out.flush();
    }
}
