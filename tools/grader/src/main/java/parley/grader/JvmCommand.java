// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line of a test JVM. Runner, testkit, JUnit and AssertJ are named modules; the
/// student's classes are not on it at all, they come on standard input.
///
/// @param limited whether it gets no more than the needs, as in the sandbox
/// @param modest whether it takes only the processor time that others leave, where the system can
record JvmCommand(LabNeeds needs, boolean limited, boolean modest) {
    /// Takes back that only the quick compiler is used.
    static final List<String> BEST_COMPILER = List.of("-XX:TieredStopAtLevel=4");

    /// The words that make the system prefer all others.
    private static final List<String> MODEST = List.of("nice", "-n", "10");

    /// The modules of the JDK that every lab may use.
    private static final String MODULES = "java.se,jdk.net,jdk.management";
    private static final List<String> ALWAYS = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash", "-XX:+DisplayVMOutputToStderr", "-Xlog:disable",
            "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
            "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC",
            "-Djava.awt.headless=true");
    private static final Path CRASHES =
            Path.of(System.getProperty("java.io.tmpdir"), "parley-crash-%p.log");
    private static final List<String> UNWANTED_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

    /// Starts it with these options more, in this folder.
    Process start(Path folder, List<String> options, List<String> arguments) throws IOException {
        var command = new ArrayList<>(limited ? NeedsLimit.words(needs) : List.<String>of());
        if (modest && canBeModest()) command.addAll(MODEST);
        command.add(java().toString());
        command.addAll(ALWAYS);
        command.add("-Xmx" + needs.heapMegabytes() + "m");
        command.add("-XX:ErrorFile=" + CRASHES);
        command.addAll(options);
        command.addAll(List.of("-p", modulePath(), "--add-modules", modules()));
        command.addAll(List.of("-m", "parley.runner/parley.runner.Main"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        UNWANTED_VARIABLES.forEach(builder.environment()::remove);
        return builder.start();
    }

    /// Whether the system knows programs that stand back.
    static boolean canBeModest() {
        return NeedsLimit.isOnPath(MODEST.getFirst());
    }

    static String modulePath() {
        return TestApi.jars().stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String modules() {
        return Stream.of(MODULES, needs.modules()).filter(names -> !names.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
