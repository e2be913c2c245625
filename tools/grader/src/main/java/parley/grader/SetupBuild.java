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

    private static final String DOWNLOAD =
            "First use: downloading about 60 MB, once (10 MB more without Maven).";

    private final Path root;
    private final ProgressLine line;
    private final List<String> output = new ArrayList<>();
    private double megabytes;

    SetupBuild(Path root, ProgressLine line) {
        this.root = root;
        this.line = line;
    }

    void run() throws IOException {
        line.show("Setting up the course program ...");
        var maven = SetupMaven.command(root);
        boolean built = maven(maven, true);
        if (!built && SetupTrouble.isMissing(output)) {
            line.show(DOWNLOAD);
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
        words.addAll(List.of("-B", "-e", "-Dstyle.color=never", "-Dsetup", "-Dmaven.test.skip=true",
                "package"));
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
            line.tick(String.format("First use: %.0f of about 60 MB downloaded", megabytes));
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
