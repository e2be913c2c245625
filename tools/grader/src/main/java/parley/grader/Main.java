// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The `course` program: builds itself again when it has to, then runs the command.
public final class Main {
    /// What mends a course that cannot be built, so they run on the program that is there.
    private static final Set<String> AS_IS = Set.of("doctor", "update");

    private Main() {
    }

    /// @param args the command line
    public static void main(String[] args) throws IOException {
        CourseName.asTypedHere();
        boolean training = Boolean.getBoolean("parley.training");
        if (training) train();
        System.exit(training ? Exit.DONE : run(args));
    }

    private static int run(String[] args) {
        try {
            boolean asIs = args.length > 0 && AS_IS.contains(args[0]);
            if (!asIs) {
                var renewed = new Renewal(root()).run(List.of(args));
                if (renewed.isPresent()) return renewed.get();
            }
            if (args.length > 0) return Commands.line(root(), args).execute(args);
            System.out.println(MapCommand.text(root(), Terminal.here()));
            return Exit.DONE;
        } catch (IOException | InterruptedException | RuntimeException thrown) {
            return new Answers(root()).thrown(thrown, new PrintWriter(System.err, true));
        }
    }

    /// The course's folder, as the `course` script says.
    static Path root() {
        return Path.of(System.getProperty("parley.root", "")).toAbsolutePath().normalize();
    }

    /// Does once what is done often, so that the classes go into the start-up cache.
    private static void train() throws IOException {
        new Renewal(root()).isDue();
        MapCommand.text(root(), new Terminal(true, true));
        for (var words : List.of("--json", "task", "--help", "unknown")) {
            var nowhere = new PrintWriter(OutputStream.nullOutputStream());
            Commands.line(root(), words).setOut(nowhere).setErr(nowhere).execute(words);
        }
        GradeCommand.rehearse(new Course(root()));
    }
}
