// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// All commands of `course`, and what every one of them has: exit codes, the course's folder, the
/// answers to errors.
final class Commands {
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();
    private static final Set<String> RUNS_PROGRAMS = Set.of("demo", "java");
    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("task", TaskCommand.class);
        COMMANDS.put("grade", GradeCommand.class);
        COMMANDS.put("watch", WatchCommand.class);
        COMMANDS.put("hint", HintCommand.class);
        COMMANDS.put("demo", DemoCommand.class);
        COMMANDS.put("solution", SolutionCommand.class);
        COMMANDS.put("reset", ResetCommand.class);
        COMMANDS.put("update", UpdateCommand.class);
        COMMANDS.put("submit", SubmitCommand.class);
        COMMANDS.put("messenger", MessengerCommand.class);
        COMMANDS.put("book", BookCommand.class);
        COMMANDS.put("java", JavaCommand.class);
        COMMANDS.put("starters", StartersCommand.class);
        COMMANDS.put("bench", BenchCommand.class);
        COMMANDS.put("check", CheckCommand.class);
        EXIT_CODES.put("0", "done; what was graded has passed");
        EXIT_CODES.put("1", "something is not right yet");
        EXIT_CODES.put("2", "there is no such command, lab, task or option");
        EXIT_CODES.put("3", "something needed is missing or broken; the text says what to do");
        EXIT_CODES.put("4", "this part of the course is still to come");
        EXIT_CODES.put("70", "a mistake in the course program itself");
        EXIT_CODES.put("130", "interrupted");
    }

    private Commands() {
    }

    /// The program for a course in this folder. Reading the options of a command takes time, so
    /// only the one that is named is there, or all when none is.
    static CommandLine line(Path root, String... args) {
        var answers = new Answers(root);
        var line = new CommandLine(new MapCommand());
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]);
        COMMANDS.forEach((name, type) -> {
            if (!one || name.equals(args[0])) line.addSubcommand(name, command(name, type));
        });
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(new Defaults(root))
                .setExecutionExceptionHandler(
                        (thrown, command, _) -> answers.thrown(thrown, command.getErr()))
                .setParameterExceptionHandler(answers::mistyped);
        addExitCodes(line);
        return line;
    }

    /// What follows the name of a program that is run belongs to that program.
    private static CommandLine command(String name, Class<?> type) {
        var command = new CommandLine(type);
        if (name.equals("messenger")) command.setUnmatchedOptionsArePositionalParams(true);
        return RUNS_PROGRAMS.contains(name) ? command.setStopAtPositional(true) : command;
    }

    private static void addExitCodes(CommandLine line) {
        for (var command : line.getSubcommands().values()) addExitCodes(command);
        var usage = line.getCommandSpec().usageMessage();
        if (String.join(" ", usage.footer()).contains("Exit codes")) return;
        usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(EXIT_CODES);
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
