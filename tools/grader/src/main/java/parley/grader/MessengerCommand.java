// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./course messenger`: builds the messenger when that is needed, and runs it, on the student's
/// parts where they are wanted and can be used.
@Command(name = "messenger", mixinStandardHelpOptions = true,
        description = "Run the messenger.",
        footer = {"", "./course messenger              on this computer only",
            "./course messenger --demo       with two people and a bot to talk to",
            "./course messenger --lan        for other computers too, encrypted",
            "./course messenger --mine       on your parts, for the labs that you passed",
            "./course messenger settings     everything else that can be set",
            "./course messenger admin        commands for a messenger that runs",
            "", "Ctrl-C stops it. Nothing that was acknowledged is lost by that. While it",
            "runs, the exit code is the messenger's."})
final class MessengerCommand extends StudentCommand {
    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes any free one.")
    String port = "";

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where everything durable lies; .course/messenger/data otherwise.")
    String data = "";

    @Option(names = "--lan", description = "HTTPS on all addresses, by a local CA.")
    boolean lan;

    @Option(names = "--demo", description = "Two signed-in people and a bot that answers.")
    boolean demo;

    @Option(names = "--limits", paramLabel = "off",
            description = "off: no rate limits, for benchmarks on loopback.")
    String limits = "";

    @Option(names = "--json", description = "One line of JSON at start, for scripts.")
    boolean json;

    @Option(names = "--mine", description = "With your parts for the labs that you passed.")
    boolean mine;

    @Option(names = "--without", paramLabel = "N",
            description = "With --mine: the reference part for this chapter all the same.")
    List<Integer> without = List.of();

    @Option(names = "--record", paramLabel = "FILE",
            description = "Record what happens inside, for JDK Mission Control or jfr.")
    Path record;

    @Parameters(arity = "0..*", hidden = true)
    List<String> words = List.of();

    @Override
    int execute() throws IOException, InterruptedException {
        var arguments = arguments();
        var program = new MessengerBuild(root).program();
        var parts = new MessengerParts(root, progress(), new HashSet<>(without));
        if (mine) parts.prepare();
        parts.sentences().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        out().flush();
        return Child.run(program.start(parts.jars(), recording(), arguments));
    }

    /// What Java is told besides: to keep a recording, and to write it at the end.
    private List<String> recording() {
        if (record == null) return List.of();
        var file = record.toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isWritable(file.getParent()))
            throw CourseException.trouble("Nothing can be recorded to %s: name a file in a folder"
                    + " that is there, and that you may write to.", record);
        return List.of("-XX:StartFlightRecording:dumponexit=true,filename=" + file);
    }

    private List<String> arguments() {
        MessengerParts.unknown(root, new HashSet<>(without)).ifPresent(number -> {
            throw CourseException.usage("--without %d: there is no such chapter.", number);
        });
        var arguments = new ArrayList<>(words);
        // These two words alone list something: a folder would be one word too many.
        if (words.equals(List.of("admin")) || words.equals(List.of("settings"))) return arguments;
        if (!port.isEmpty()) arguments.addAll(List.of("--port", port));
        arguments.addAll(List.of("--data", data.isEmpty()
                ? root.resolve(".course/messenger/data").toString() : data));
        if (lan) arguments.add("--lan");
        if (demo) arguments.add("--demo");
        if (!limits.isEmpty()) arguments.addAll(List.of("--limits", limits));
        if (json) arguments.add("--json");
        return arguments;
    }
}
