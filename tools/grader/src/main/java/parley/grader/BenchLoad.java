// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Builds the messenger and the program that loads it, and runs that: on a core of its own, where
/// the machine has a second one for the messenger.
final class BenchLoad {
    private static final String MODULE = "tools/bench";
    private static final String JAR = "bench-1.0-SNAPSHOT.jar";
    private static final String MAIN = "parley.bench.BenchMain";
    private static final SetupBuild.What WHAT = new SetupBuild.What("the load for the messenger",
            List.of("-pl", MODULE, "-am"), 130);

    private BenchLoad() {
    }

    /// Runs it.
    ///
    /// @param words what its command line says
    /// @return its exit code
    static int run(Path root, List<String> words) throws IOException, InterruptedException {
        var server = new MessengerBuild(root).program().start(List.of(), List.of(), List.of()).command();
        var line = new ProgressLine(System.err);
        new SetupBuild(root, line, WHAT).run();
        line.end();
        boolean pinned = canPin();
        var command = new ArrayList<String>();
        if (pinned) command.addAll(List.of("taskset", "-c", "1"));
        command.addAll(List.of(SetupProgram.java(), "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath(root), MAIN));
        command.addAll(words);
        for (var word : server) command.add("--server=" + word);
        for (var word : launcher(root, pinned)) command.add("--launcher=" + word);
        if (pinned) command.add("--server-core=0");
        else System.err.println("Messenger and load share all cores: no taskset, or one core.");
        return Child.run(new ProcessBuilder(command));
    }

    /// What people type; on all cores, although the load itself has one.
    private static List<String> launcher(Path root, boolean pinned) {
        var words = List.of(root.resolve("course").toString(), "messenger");
        if (!pinned) return words;
        int last = Runtime.getRuntime().availableProcessors() - 1;
        return Stream.concat(Stream.of("taskset", "-c", "0-" + last), words.stream()).toList();
    }

    private static String classPath(Path root) throws IOException {
        var target = root.resolve(MODULE).resolve("target");
        return target.resolve(JAR) + File.pathSeparator
                + Files.readString(target.resolve("runtime-classpath.txt")).strip();
    }

    private static boolean canPin() {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Runtime.getRuntime().availableProcessors() > 1 && Stream.of(path)
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
