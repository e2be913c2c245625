// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The `course` program: reads the command line, runs the command, answers every error.
public final class Main {
    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put("0", "done; what was graded has passed");
        EXIT_CODES.put("1", "something is not right yet");
        EXIT_CODES.put("2", "there is no such command, lab, task or option");
        EXIT_CODES.put("3", "something needed is missing or broken; the text says what to do");
        EXIT_CODES.put("4", "this part of the course is still to come");
        EXIT_CODES.put("70", "a mistake in the course program itself");
        EXIT_CODES.put("130", "interrupted");
    }

    private Main() {
    }

    /// @param args the command line
    public static void main(String[] args) {
        if (Boolean.getBoolean("parley.training")) {
            train();
            return;
        }
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            boolean asIs = args.length > 0 && args[0].equals("doctor");
            var renewed = asIs ? Optional.<Integer>empty()
                    : new Renewal(root()).run(List.of(args));
            return renewed.orElseGet(() -> commandLine(root()).execute(args));
        } catch (IOException | InterruptedException thrown) {
            return new Answers(root()).thrown(thrown, new PrintWriter(System.err, true));
        }
    }

    /// The course's folder, as the `course` script says.
    static Path root() {
        return Path.of(System.getProperty("parley.root", "")).toAbsolutePath().normalize();
    }

    /// The whole program, for a course in this folder.
    static CommandLine commandLine(Path root) {
        var answers = new Answers(root);
        var line = new CommandLine(new MapCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(new Defaults(root))
                .setExecutionExceptionHandler(
                        (thrown, command, _) -> answers.thrown(thrown, command.getErr()))
                .setParameterExceptionHandler(answers::mistyped);
        // What follows the program's name is the program's, options too.
        for (String runs : List.of("demo", "java"))
            line.getSubcommands().get(runs).setStopAtPositional(true);
        addExitCodes(line);
        return line;
    }

    private static void addExitCodes(CommandLine line) {
        for (var command : line.getSubcommands().values()) addExitCodes(command);
        var usage = line.getCommandSpec().usageMessage();
        if (String.join(" ", usage.footer()).contains("Exit codes")) return;
        usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(EXIT_CODES);
    }

    /// Does once what is done often, so that the classes go into the start-up cache.
    private static void train() {
        for (var words : List.of("--json", "", "task", "--help", "unknown")) {
            var nowhere = new PrintWriter(OutputStream.nullOutputStream());
            commandLine(root()).setOut(nowhere).setErr(nowhere)
                    .execute(words.isEmpty() ? new String[0] : words.split(" "));
        }
    }

    /// Tells every command with an option `--root` where the course is.
    private record Defaults(Path root) implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            boolean wanted = argument instanceof OptionSpec option
                    && option.longestName().equals("--root");
            return wanted ? root.toString() : null;
        }
    }
}
