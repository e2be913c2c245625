// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./course starters`: cuts the labs from the solutions and writes their READMEs.
@Command(name = "starters", mixinStandardHelpOptions = true,
        description = "For authors: cut labs/NN from solutions/NN and show what changed.",
        footer = {"", "Writes src/main, README.md and the file .starter. A file that somebody has",
            "changed since it was cut is kept, never overwritten: .starter holds the hash",
            "of every file as it was last cut.", "",
            "Exit codes: 0 done, 1 a marker is wrong or a changed file was kept, 2 usage,",
            "3 the solution or its tests are not built."})
final class StartersCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB",
            description = "The lab's number, such as 3. Without it: all labs.")
    String number = "";

    @Option(names = "--root", hidden = true)
    Path root = Main.root();

    @Override
    public Integer call() throws IOException {
        Course course = Course.find(root);
        int worst = Exit.DONE;
        try (Engine engine = Engine.open(course)) {
            for (Lab lab : labs(course)) worst = Math.max(worst, cut(engine, lab));
        }
        return worst;
    }

    private List<Lab> labs(Course course) {
        if (number.isEmpty()) return course.labs();
        return List.of(course.lab(number).orElseThrow(() -> new CourseException(
                Exit.USAGE, "There is no lab " + number + " in labs/.")));
    }

    private int cut(Engine engine, Lab lab) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Starter starter = Starter.cut(lab);
            List<StarterFolder.Change> changes =
                    new StarterFolder(lab.folder()).write(files(engine, lab, starter));
            out.printf("Lab %s: %d files, %d bodies cut, %d changed%n", lab.directory(),
                    starter.files().size(), starter.tasks().size(), changes.size());
            new StarterChanges(lab, out).show(changes);
            return changes.stream().anyMatch(change ->
                    change.kind() == StarterFolder.Kind.KEPT) ? Exit.NOT_YET : Exit.DONE;
        } catch (CutException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Exit.NOT_YET;
        }
    }

    /// The lab's files. Where its tests cannot be read, README.md stays as it is.
    private SortedMap<String, byte[]> files(Engine engine, Lab lab, Starter starter)
            throws IOException {
        try {
            return LabFiles.of(engine.plan(lab)).files();
        } catch (CourseException e) {
            spec.commandLine().getErr().println("README.md of lab " + lab.directory()
                    + " stays as it is: " + e.getMessage());
            return withPresentReadme(lab, starter);
        }
    }

    private static SortedMap<String, byte[]> withPresentReadme(Lab lab, Starter starter)
            throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(starter.files());
        Path readme = lab.folder().resolve(LabFiles.README);
        if (Files.exists(readme) && new StarterFolder(lab.folder()).untouched(LabFiles.README)) {
            files.put(LabFiles.README, Files.readAllBytes(readme));
        }
        return files;
    }
}
