// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./course java FILE`: runs a source file on the JDK that was found.
@Command(name = "java", mixinStandardHelpOptions = true,
        description = "Run a Java file on the JDK 25 that was found.",
        footer = {"", "What follows the file is passed on to it. The exit code is the program's."})
final class JavaCommand extends StudentCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "A Java source file.")
    String file;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "What the program is given.")
    List<String> arguments = List.of();

    @Override
    int execute() throws IOException, InterruptedException {
        if (!file.startsWith("-") && !Files.isReadable(Path.of(file))) {
            throw CourseException.usage("There is no file %s in %s.", file,
                    Path.of("").toAbsolutePath());
        }
        var words = new ArrayList<>(List.of(SetupProgram.java(), file));
        words.addAll(arguments);
        out().flush();
        return Child.run(new ProcessBuilder(words));
    }
}
