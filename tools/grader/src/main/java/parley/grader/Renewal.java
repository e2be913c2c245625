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
    private final Path root;

    Renewal(Path root) {
        this.root = root;
    }

    /// The exit code of the new program; empty when this one is up to date.
    Optional<Integer> run(List<String> args) throws IOException, InterruptedException {
        var pointer = root.resolve(".course/program/current");
        var state = SourceState.of(root);
        if (!Files.exists(pointer) || Files.readString(pointer).strip().equals(state)) {
            return Optional.empty();
        }
        var setup = root.resolve("tools/grader/src/main/java/parley/grader/Setup.java");
        int failed = Child.run(new ProcessBuilder(SetupProgram.java(), "-Xlog:disable", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", setup.toString(), root.toString()));
        if (failed != Exit.DONE) return Optional.of(failed);
        var words = new ArrayList<>(SetupProgram.command(root, Files.readString(pointer).strip()));
        words.addAll(args);
        return Optional.of(Child.run(new ProcessBuilder(words)));
    }
}
