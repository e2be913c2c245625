// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// A copy of the course in a temporary folder, so that a session can edit and grade in it without
/// touching anybody's work or progress. It is deleted when closed.
final class SessionCopy implements AutoCloseable {
    private static final Set<String> LEFT_OUT =
            Set.of(".git", ".course", ".venv", "site", ".idea", ".vscode");

    private final Path folder;

    SessionCopy(Path root) throws IOException {
        folder = Files.createTempDirectory("parley-session-").toRealPath();
        copy(root.toAbsolutePath().normalize());
    }

    Path folder() {
        return folder;
    }

    private void copy(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
                    throws IOException {
                if (!from.equals(root) && LEFT_OUT.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(root.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
                    throws IOException {
                Files.copy(from, folder.resolve(root.relativize(from)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException trouble)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
