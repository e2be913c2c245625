// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./course reset 3`: the starter again, with a copy of what the student had.
@Command(name = "reset", mixinStandardHelpOptions = true,
        description = "Put a lab's starter back. Asks first, and keeps a copy of your files.")
final class ResetCommand extends StudentCommand {
    @Parameters(index = "0", paramLabel = "LAB", description = "A lab such as 3.")
    String name;

    @Option(names = {"-y", "--yes"}, description = "Do not ask.")
    boolean yes;

    @Override
    int execute() throws IOException {
        if (name.contains(".")) throw CourseException.usage(
                "reset takes a whole lab: ./course reset %s", name.replaceFirst("\\..*", ""));
        var lab = lab(name);
        var starter = Starter.cut(lab).files();
        var changed = new ArrayList<String>();
        for (var file : starter.keySet()) {
            var path = lab.folder().resolve(file);
            boolean same = Files.exists(path)
                    && Arrays.equals(Files.readAllBytes(path), starter.get(file));
            if (!same) changed.add(file);
        }
        var added = Starter.filesOf(lab.folder().resolve("src/main")).stream()
                .map(file -> Starter.slashes(lab.folder().relativize(file)))
                .filter(file -> !starter.containsKey(file)).toList();
        if (changed.isEmpty() && added.isEmpty()) {
            say("Lab %s is as it was at the start.", lab.number());
            return Exit.DONE;
        }
        if (!agreed(lab, changed, added)) {
            say("Nothing was changed.");
            return Exit.DONE;
        }
        var kept = new Kept(root).copy(lab.folder().resolve("src/main"));
        for (var file : changed) SafeFile.write(lab.folder().resolve(file), starter.get(file));
        for (var file : added) Files.delete(lab.folder().resolve(file));
        progress().add(lab.number(), "reset", "kept in " + kept);
        say("Lab %s is at its start again. Your files are in %s", lab.number(), kept);
        return Exit.DONE;
    }

    private boolean agreed(Lab lab, List<String> changed, List<String> added) {
        if (yes) return true;
        say("These files of lab %s are not as they were at the start:", lab.number());
        changed.forEach(file -> say("  " + file));
        added.forEach(file -> say("  " + file + " (yours alone, goes away)"));
        return new Question(out()).yes("Put the starter back? A copy of yours is kept.");
    }
}
