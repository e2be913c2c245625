// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./course starters`: cuts the labs from the solutions.
@Command(name = "starters", mixinStandardHelpOptions = true,
        description = "For authors: cut labs/NN from solutions/NN and show what changed.",
        footer = {"", "A file that somebody has changed since it was cut is kept, never",
            "overwritten: labs/NN/.starter holds the hash of every file as it was last cut.",
            "", "Exit codes: 0 done, 1 a marker is wrong or a changed file was kept, 2 usage."})
final class StartersCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB",
            description = "The lab's number, such as 3. Without it: all labs.")
    String number = "";

    @Option(names = "--root", hidden = true)
    Path root = Path.of("");

    /// Runs this command alone, for a course whose program cannot start.
    static void main(String[] args) {
        System.exit(new CommandLine(new StartersCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        int worst = 0;
        for (Lab lab : labs()) worst = Math.max(worst, cut(lab));
        return worst;
    }

    private List<Lab> labs() throws IOException {
        Path home = root.toAbsolutePath().normalize();
        try (Stream<Path> folders = Files.list(home.resolve("labs"))) {
            List<Lab> labs = folders.map(folder -> folder.getFileName().toString()).sorted()
                    .filter(name -> name.matches("\\d\\d-.*"))
                    .map(name -> new Lab(home, name))
                    .filter(lab -> number.isEmpty() || lab.number().equals(number))
                    .toList();
            if (labs.isEmpty()) {
                throw new CommandLine.ParameterException(spec.commandLine(),
                        "There is no lab " + number + " in labs/.");
            }
            return labs;
        }
    }

    private int cut(Lab lab) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Starter starter = Starter.cut(lab);
            List<StarterFolder.Change> changes =
                    new StarterFolder(lab.folder()).write(starter.files());
            out.printf("lab %s: %d files, %d bodies cut, %d changed%n", lab.directory(),
                    starter.files().size(), starter.tasks().size(), changes.size());
            changes.forEach(change -> show(lab, change, out));
            return changes.stream().anyMatch(
                    change -> change.kind() == StarterFolder.Kind.KEPT) ? 1 : 0;
        } catch (CutException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    private static void show(Lab lab, StarterFolder.Change change, PrintWriter out) {
        String file = "labs/" + lab.directory() + "/" + change.file();
        switch (change.kind()) {
            case CREATED -> out.println("  new      " + file);
            case REMOVED -> out.println("  removed  " + file);
            case KEPT -> out.println("  KEPT     " + file + " was changed since it was cut; "
                    + "./course reset " + lab.number() + " puts the starter back");
            case RENEWED -> {
                out.println("  changed  " + file);
                LineDiff.of(text(change.before()), text(change.after()))
                        .forEach(line -> out.println("    " + line));
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
