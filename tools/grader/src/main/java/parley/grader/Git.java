// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks Git about the clone that the course lies in.
record Git(Path root) {
    /// Whether the course's folder is a clone and Git can be started.
    boolean isThere() {
        return Files.exists(root.resolve(".git")) && DoctorProgram.onPath("git");
    }

    /// What Git prints.
    ///
    /// @throws CourseException with Git's own words when it fails
    String ask(String... words) throws IOException {
        return run(words).orElseThrow(() -> CourseException.trouble(
                "git %s failed. Try it by hand to see more.", String.join(" ", words)));
    }

    /// What Git prints; empty when it fails.
    Optional<String> run(String... words) throws IOException {
        var command = new ArrayList<>(List.of("git", "-C", root.toString(),
                "-c", "core.quotepath=off"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// The hash of each file of a commit, by name.
    Map<String, String> files(String commit) throws IOException {
        var files = new TreeMap<String, String>();
        for (var entry : ask("ls-tree", "-r", "-z", commit).split("\0")) {
            var parts = entry.split("\t", 2);
            if (parts.length == 2) files.put(parts[1], parts[0].split(" ")[2]);
        }
        return files;
    }
}
