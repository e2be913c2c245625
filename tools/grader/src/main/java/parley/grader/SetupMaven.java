// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The Maven to build with: the one on the PATH when it is new enough, else the wrapper.
final class SetupMaven {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
    /// 3.8.6 as a number: major, minor and patch, three digits each.
    private static final long OLDEST = 3_008_006;

    private SetupMaven() {
    }

    /// The words of the command that starts Maven.
    static List<String> command(Path root) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            var maven = Path.of(folder, WINDOWS ? "mvn.cmd" : "mvn");
            if (Files.isExecutable(maven) && isNewEnough(maven)) return start(maven);
        }
        return start(root.resolve(WINDOWS ? "mvnw.cmd" : "mvnw"));
    }

    private static List<String> start(Path script) {
        return WINDOWS ? List.of(script.toString()) : List.of("/bin/sh", script.toString());
    }

    private static boolean isNewEnough(Path maven) {
        var words = new ArrayList<>(start(maven));
        words.add("--version");
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return isNewEnough(new String(process.getInputStream().readAllBytes()));
        } catch (IOException cannotStart) {
            return false;
        }
    }

    /// @param answer what `mvn --version` printed
    static boolean isNewEnough(String answer) {
        var version = VERSION.matcher(answer);
        if (!version.find()) return false;
        long number = 0;
        for (int i = 1; i <= 3; i++) number = number * 1000 + Long.parseLong(version.group(i));
        return number >= OLDEST;
    }
}
