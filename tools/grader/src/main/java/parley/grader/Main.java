// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `course` program: reads the command line, runs the command, answers every error.
@Command(name = "course", description = "The Parley course.", mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    private Main() {
    }

    /// @param args the command line
    public static void main(String[] args) throws IOException {
        boolean training = Boolean.getBoolean("parley.training");
        if (!training) {
            var renewed = new Renewal(root()).run(List.of(args));
            if (renewed.isPresent()) System.exit(renewed.get());
        }
        System.exit(commandLine().execute(args));
    }

    /// The course's folder, as the `course` script says.
    static Path root() {
        return Path.of(System.getProperty("parley.root", "")).toAbsolutePath();
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::answer);
    }

    private static int answer(Exception thrown, CommandLine line, CommandLine.ParseResult parsed)
            throws Exception {
        if (thrown instanceof CourseException expected) {
            System.err.println(expected.getMessage());
            return expected.exit();
        }
        throw thrown;
    }

    @Override
    public void run() {
        System.out.println("Parley");
    }
}
