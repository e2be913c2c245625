// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Runs Maven over `tools` and `solutions`: offline first, and only if something is missing once
/// more with the network. What Maven says goes to `.course/setup.log`.
final class SetupBuild {
    private static final Pattern MODULE =
            Pattern.compile("Building Parley: (.*?) 1\\.0.*\\[(\\d+)/(\\d+)]");
    private static final Pattern DOWNLOADED =
            Pattern.compile("Downloaded from .*\\((\\d+(?:\\.\\d+)?) (B|kB|MB)");

    private final Path root;
    private final ProgressLine line;
    private final What what;
    private final List<String> output = new ArrayList<>();
    private double megabytes;

    /// What is built.
    ///
    /// @param name for people: "the course program"
    /// @param words what Maven is given beyond the goal
    /// @param megabytes how much is downloaded on first use, about
    record What(String name, List<String> words, int megabytes) { }

    SetupBuild(Path root, ProgressLine line) {
        this(root, line, new What("the course program", List.of("-Dsetup"), 60));
    }

    SetupBuild(Path root, ProgressLine line, What what) {
        this.root = root;
        this.line = line;
        this.what = what;
    }

    void run() throws IOException {
        line.show("Setting up " + what.name() + " ...");
        var maven = SetupMaven.command(root);
        boolean built = maven(maven, true);
        if (!built && SetupTrouble.isMissing(output)) {
            line.show("First use: downloading about " + what.megabytes()
                    + " MB, once (10 MB more without Maven).");
            built = maven(maven, false);
        }
        Files.write(root.resolve(".course/setup.log"), output);
        if (!built) {
            throw new CourseException(Exit.TROUBLE, SetupTrouble.explain(root, output));
        }
    }

    private boolean maven(List<String> maven, boolean offline) throws IOException {
        output.clear();
        var words = new ArrayList<>(maven);
        words.add(offline ? "--offline" : "--update-snapshots");
        words.addAll(List.of("-B", "-e", "-Dstyle.color=never", "-Dmaven.test.skip=true"));
        words.addAll(what.words());
        words.add("package");
        var builder = new ProcessBuilder(words).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        try (var lines = process.inputReader()) {
            lines.lines().forEach(this::heard);
            return process.waitFor() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroy();
        }
    }

    private void heard(String text) {
        output.add(text);
        var module = MODULE.matcher(text);
        var downloaded = DOWNLOADED.matcher(text);
        if (module.find()) {
            line.tick("Building " + module.group(2) + " of " + module.group(3) + ": "
                    + module.group(1));
        } else if (downloaded.find()) {
            megabytes += megabytes(downloaded.group(1), downloaded.group(2));
            line.tick(String.format("First use: %.0f of about %d MB downloaded", megabytes,
                    what.megabytes()));
        }
    }

    private static double megabytes(String number, String unit) {
        double amount = Double.parseDouble(number);
        return switch (unit) {
            case "MB" -> amount;
            case "kB" -> amount / 1e3;
            default -> amount / 1e6;
        };
    }
}
