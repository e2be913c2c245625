// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where errors become sentences and exit codes.
final class Answers {
    private final Path root;

    Answers(Path root) {
        this.root = root;
    }

    /// What a command threw.
    int thrown(Exception thrown, PrintWriter err) {
        var cause = thrown instanceof UncheckedIOException wrapped ? wrapped.getCause() : thrown;
        int exit = switch (cause) {
            case CourseException expected -> say(err, expected.getMessage(), expected.exit());
            case CutException marker -> say(err, marker.getMessage(), Exit.TROUBLE);
            case FileSystemException file ->
                say(err, SetupTrouble.cannotWrite(root, file), Exit.TROUBLE);
            case IOException trouble ->
                say(err, "That did not work: " + trouble.getMessage(), Exit.TROUBLE);
            case InterruptedException _ -> Exit.INTERRUPTED;
            default -> bug(cause, err);
        };
        err.flush();
        return exit;
    }

    /// What somebody typed and nobody understands.
    int mistyped(ParameterException wrong, String[] args) {
        var line = wrong.getCommandLine();
        var err = line.getErr();
        var name = line.getCommandSpec().qualifiedName();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            err.println(unknown(unmatched, line));
        } else {
            err.println(wrong.getMessage());
        }
        err.println("Type ./" + name + " --help for what there is.");
        err.flush();
        return Exit.USAGE;
    }

    private static String unknown(UnmatchedArgumentException unmatched, CommandLine line) {
        var word = unmatched.getUnmatched().getFirst();
        if (line.getParent() != null || word.startsWith("-")) {
            return "./" + line.getCommandSpec().qualifiedName() + " does not know " + word + ".";
        }
        return "There is no command " + word + "." + Text.nearest(word,
                line.getSubcommands().keySet()).map(near -> " Did you mean ./course " + near + "?")
                .orElse("");
    }

    private static int say(PrintWriter err, String sentence, int exit) {
        err.println(sentence);
        return exit;
    }

    private int bug(Throwable thrown, PrintWriter err) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        var file = root.resolve(".course/error.txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, trace.toString());
            err.println("This is a mistake in the course program, not yours: " + thrown);
            err.println("Please report it with the file " + file);
        } catch (IOException cannotWrite) {
            err.println("This is a mistake in the course program, not yours:\n" + trace);
        }
        return Exit.BUG;
    }
}
