// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/// A short name for the state of everything that the course program is built from: file names,
/// sizes and times, the JDK and the folder. Two equal names: nothing has to be built.
final class SourceState {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final Set<String> NOT_BUILT_FROM = Set.of("target", "test", "wrong", "right");

    private long hash = FNV_START;

    private SourceState() {
    }

    /// The state of the course in this folder, as it is now.
    static String of(Path root) throws IOException {
        return of(root, List.of("pom.xml", ".mvn", "tools", "solutions"));
    }

    /// The state of these files and folders, and of the JDK.
    static String of(Path root, List<String> parts) throws IOException {
        var state = new SourceState();
        state.add(root + " " + Runtime.version() + " " + System.getProperty("java.home"));
        for (var part : parts) {
            if (Files.exists(root.resolve(part))) state.addAll(root.resolve(part));
        }
        return Long.toHexString(state.hash);
    }

    private void addAll(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                return NOT_BUILT_FROM.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                add(file.toString());
                add(is.size());
                add(is.lastModifiedTime().toMillis());
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void add(String text) {
        text.chars().forEach(this::add);
    }

    private void add(long value) {
        hash = (hash ^ value) * FNV_PRIME;
    }
}
