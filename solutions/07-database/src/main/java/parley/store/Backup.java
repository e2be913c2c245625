// SPDX-License-Identifier: Apache-2.0
package parley.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

import static java.nio.file.Files.copy;
import static java.nio.file.Files.createDirectories;
import static java.nio.file.Files.createLink;
import static java.nio.file.Files.exists;
import static java.nio.file.Files.move;
import static java.nio.file.Files.newDirectoryStream;
import static java.nio.file.Files.walkFileTree;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/// Copies of whole folders. What is half done has another name until it is complete.
final class Backup {
    private static final String UNFINISHED = ".unfinished";

    private Backup() {}

    /// The name under which a copy is made.
    ///
    /// @throws IOException when there is something at `target` already
    static Path begin(Path target) throws IOException {
        if (exists(target) && !isEmpty(target)) throw new IOException(target + " is not empty");
        Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        if (exists(unfinished)) throw new IOException(
                unfinished + " is in the way: an earlier try was cut off. Remove it.");
        return createDirectories(unfinished, rights(unfinished));
    }

    /// A copy is for its owner alone, as what it is a copy of: in it is what everybody has said.
    private static FileAttribute<?>[] rights(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return !posix ? new FileAttribute<?>[0] : new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))};
    }

    /// Gives a complete copy its name.
    static void finish(Path unfinished, Path target) throws IOException {
        java.nio.file.Files.deleteIfExists(target);
        move(unfinished, target, ATOMIC_MOVE);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /// Copies what is not there yet.
    ///
    /// @param link whether a second name for the same file will do, where the system has such
    ///     names: true for files that never change
    static void tree(Path from, Path to, boolean link) throws IOException {
        walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
                    throws IOException {
                createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                Path target = to.resolve(from.relativize(file));
                if (!exists(target)) file(file, target, link);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void file(Path from, Path to, boolean link) throws IOException {
        if (link) {
            try {
                createLink(to, from);
                return;
            } catch (UnsupportedOperationException | FileSystemException e) {
                // Another disk, or a system without such names: copy.
            }
        }
        copy(from, to);
    }
}
