// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the program again when what it is built from has changed, and starts the new one.
final class Renewal {
    private static final String SETUP = "tools/grader/src/main/java/parley/grader/Setup.java";

    private final Path root;
    private final Path pointer;

    Renewal(Path root) {
        this.root = root;
        this.pointer = root.resolve(".course/program/current");
    }

    /// Whether the program is older than its sources.
    boolean isDue() throws IOException {
        return Files.exists(pointer) && !current().equals(SourceState.of(root));
    }

    /// The exit code of the new program; empty when this one is up to date.
    Optional<Integer> run(List<String> args) throws IOException, InterruptedException {
        if (!isDue()) return Optional.empty();
        int built = Child.run(new ProcessBuilder(SetupProgram.java(), "-Xlog:disable",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                root.resolve(SETUP).toString(), root.toString()));
        if (built != Exit.DONE) return Optional.of(built);
        var words = new ArrayList<>(SetupProgram.command(root, current()));
        words.addAll(args);
        return Optional.of(Child.run(new ProcessBuilder(words)));
    }

    private String current() throws IOException {
        return Files.readString(pointer).strip();
    }
}
