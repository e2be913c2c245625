// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course update`: takes a newer version of the course.
@Command(name = "update", mixinStandardHelpOptions = true,
        description = "Take a newer course. A file that you edited is never overwritten.",
        footer = {"", "In a clone it fetches what Git calls upstream. What is replaced is kept in",
            ".course/kept. Where both you and the course changed a file, yours stays and",
            "the newer one is put into .course/kept/TIME/newer."})
final class UpdateCommand extends StudentCommand {
    private static final Pattern TASK = Pattern.compile("(?:TODO |id = \")(\\d+\\.\\d+)");
    private static final Pattern LAB = Pattern.compile("labs/[^/]+/src/(main|test)/.*\\.java");
    private static final int SHOWN = 12;

    @Option(names = "--from", paramLabel = "FOLDER_OR_ZIP",
            description = "Where the newer course is.")
    Path from;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    boolean dryRun;

    @Override
    int execute() throws IOException {
        var git = new Git(root);
        if (from == null && !git.isThere()) throw CourseException.usage("This copy of the course "
                + "is not a Git clone. Say where the newer one is:\n"
                + "  ./course update --from FOLDER_OR_ZIP");
        var newer = from == null ? NewerCourse.upstream(git) : NewerCourse.from(from);
        var update = new Update(root, came(git, newer), newer);
        var changes = update.changes();
        if (changes.isEmpty()) {
            if (!dryRun) finish(git, newer);
            say("This is the newest course.");
            return Exit.DONE;
        }
        tell(changes);
        if (dryRun) return Exit.DONE;
        var kept = update.apply(changes);
        finish(git, newer);
        progress().add("0", "updated", Text.count(changes.size(), "file"));
        say("");
        say("Done. What was here before: %s", kept);
        tellStays(changes, kept);
        say("Next: ./course   (it names what to grade again)");
        return Exit.DONE;
    }

    private java.util.Map<String, String> came(Git git, NewerCourse newer) throws IOException {
        if (!git.isThere()) return Delivered.remembered(root);
        var base = newer.commit().isEmpty() ? "HEAD"
                : git.run("merge-base", "HEAD", newer.commit().get()).orElse("HEAD");
        return git.files(base);
    }

    /// From here on the newer files are how the course came.
    private void finish(Git git, NewerCourse newer) throws IOException {
        var hashes = new java.util.TreeMap<String, String>();
        newer.files().forEach((name, bytes) -> hashes.put(name, Delivered.hash(bytes)));
        Delivered.remember(root, hashes);
        if (newer.commit().isEmpty()) return;
        var commit = newer.commit().get();
        boolean noneOfTheirOwn = git.run("merge-base", "--is-ancestor", "HEAD", commit).isPresent();
        if (noneOfTheirOwn) git.ask("reset", "--quiet", commit);
    }

    private void tell(List<Update.Change> changes) {
        say(dryRun ? "It would change %s:" : "It changes %s:", Text.count(changes.size(), "file"));
        changes.stream().limit(SHOWN).forEach(change -> say("  " + change.name()
                + (change.bytes().isEmpty() ? "  (goes away)" : "")
                + (change.kind() == Update.Kind.STAYS ? "  (yours stays)" : "")));
        if (changes.size() > SHOWN) say("  ... and %d more", changes.size() - SHOWN);
        var tasks = tasks(changes, "/src/main/");
        if (!tasks.isEmpty()) say("Starters that changed: tasks " + String.join(", ", tasks));
        var tests = tasks(changes, "/src/test/");
        if (!tests.isEmpty()) say("Tests that changed: tasks " + String.join(", ", tests));
    }

    private void tellStays(List<Update.Change> changes, String kept) {
        var stays = changes.stream().filter(c -> c.kind() == Update.Kind.STAYS).toList();
        if (stays.isEmpty()) return;
        say(Text.wrap("You and the course changed these files. Yours stay; the newer ones are in "
                + kept + "/newer:"));
        stays.forEach(change -> say("  " + change.name()));
    }

    private static TreeSet<String> tasks(List<Update.Change> changes, String part) {
        var tasks = new TreeSet<String>();
        for (var change : changes) {
            if (!LAB.matcher(change.name()).matches() || !change.name().contains(part)) continue;
            var text = new String(change.bytes().orElse(new byte[0]), StandardCharsets.UTF_8);
            TASK.matcher(text).results().forEach(found -> tasks.add(found.group(1)));
        }
        return tasks;
    }
}
