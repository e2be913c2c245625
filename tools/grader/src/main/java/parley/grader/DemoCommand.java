// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./course demo [3 [name]]`: the programs of a chapter, ours and the student's.
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "List and run the examples of a chapter.",
        footer = {"", "./course demo               the chapters with examples",
            "./course demo 3             the examples of chapter 3",
            "./course demo 3 telnet      run one",
            "./course demo 3 mine        run the chapter's program on your own code",
            "", "What follows the name is passed on. While a program runs, the exit code",
            "is the program's."})
final class DemoCommand extends StudentCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "CHAPTER",
            description = "A chapter such as 3.")
    String number = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME",
            description = "An example, or mine for the program on your code.")
    String name = "";

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "ARGS",
            description = "What the program is given.")
    List<String> arguments = List.of();

    @Override
    int execute() throws IOException, InterruptedException {
        if (number.isEmpty()) return chapters();
        var chapter = chapter(number);
        if (name.equals("mine")) return new Mine(lab(number)).run(arguments, out());
        var examples = Example.of(root, chapter);
        if (examples.isEmpty()) throw new CourseException(Exit.COMING, "The examples of chapter "
                + chapter.number() + " (" + chapter.title() + ") are still to come.");
        if (name.isEmpty()) return list(chapter, examples);
        return run(find(chapter, examples), examples);
    }

    private int chapters() throws IOException {
        for (var chapter : Chapter.all(root)) {
            int count = Example.of(root, chapter).size();
            if (count > 0) say("%2d  %-14s %s", chapter.number(), chapter.title(),
                    Text.count(count, "example") + ":  ./course demo " + chapter.number());
        }
        return Exit.DONE;
    }

    private int list(Chapter chapter, List<Example> examples) {
        for (var example : examples) {
            say(terminal().bold(example.name()));
            say(Text.wrap(example.what(), "    "));
        }
        say("");
        say("Run one: ./course demo %d %s", chapter.number(), examples.getFirst().name());
        if (chapter.hasLab(root) && !LabProperties.of(chapter.lab(root)).demo().isEmpty()) {
            say("Your own code at work: ./course demo %d mine", chapter.number());
        }
        return Exit.DONE;
    }

    private Example find(Chapter chapter, List<Example> examples) {
        return examples.stream().filter(example -> example.isCalled(name)).findFirst()
                .orElseThrow(() -> {
                    var near = Text.nearest(name, examples.stream().map(Example::name).toList());
                    return CourseException.usage("Chapter %d has no example %s.%s\n"
                            + "./course demo %d lists them.", chapter.number(), name,
                            near.map(word -> " Did you mean " + word + "?").orElse(""),
                            chapter.number());
                });
    }

    /// What is said around the program goes to standard error: the output is the program's alone.
    private int run(Example example, List<Example> examples)
            throws IOException, InterruptedException {
        var err = spec.commandLine().getErr();
        if (Terminal.isTerminal()) {
            err.println(terminal().faint("Runs " + Starter.slashes(root.relativize(
                    example.file())) + "; Ctrl-C stops it."));
            example.partner(examples).ifPresent(other -> err.println(terminal().faint(
                    "Its other half, in a second terminal: ./course demo " + number + " "
                            + other.name())));
            err.flush();
        }
        var words = new ArrayList<>(List.of(SetupProgram.java(), example.file().toString()));
        words.addAll(arguments);
        out().flush();
        return Child.run(new ProcessBuilder(words));
    }
}
