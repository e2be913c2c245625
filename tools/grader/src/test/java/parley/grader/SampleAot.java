// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The test JVM's AOT cache, made once a build and shared by all its tests: making one takes
/// seconds, and a JVM that has one starts in half the time. Any thread of any of the build's JVMs.
final class SampleAot {
    /// Where the build keeps it.
    static final Path FOLDER = Path.of("target", "aot").toAbsolutePath();

    private SampleAot() {
    }

    /// Makes it unless it is there, or cannot be made because the build has no jars yet.
    static synchronized void make(Course course, Lab lab) throws IOException {
        var alone = Files.createDirectories(FOLDER).resolve("lock");
        try (var channel = FileChannel.open(
                        alone, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock();
                var engine = Engine.open(course, 0, FOLDER)) {
            engine.makeFaster(lab);
        }
    }

    /// Lays it into a course, as if somebody had graded there before.
    static void lend(Course course, Lab lab) throws IOException {
        make(course, lab);
        var borrowed = Files.createDirectories(course.state().resolve("aot"));
        try (var made = Files.newDirectoryStream(FOLDER, "runner-*.aot")) {
            for (var file : made) borrow(file, borrowed.resolve(file.getFileName()));
        }
    }

    private static void borrow(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | FileSystemException noLinkFromHere) {
            Files.copy(file, link);
        }
    }
}
