// SPDX-License-Identifier: Apache-2.0
package parley.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;

/// Files that are there wholly or not at all, and that only their owner may read. On Windows they
/// have the rights of their folder, which in a user's home are the user's alone.
final class OwnFiles {
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final int NAME_BYTES = 8;

    private OwnFiles() {}

    /// Makes a folder for its owner alone, if it is not there.
    static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.createDirectories(folder, rights(folder.toAbsolutePath(), FOLDER));
    }

    /// Writes a text in place of what was there. Whoever opens the file sees the old text or the
    /// new one, also after a crash.
    static void write(Path file, String text) throws IOException {
        String random = HexFormat.of().formatHex(Secrets.random(NAME_BYTES));
        Path beside = file.resolveSibling("." + file.getFileName() + "." + random);
        boolean done = false;
        try {
            try (FileChannel out = FileChannel.open(beside, Set.of(CREATE_NEW, WRITE),
                    rights(file.toAbsolutePath(), FILE))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
                while (bytes.hasRemaining()) out.write(bytes);
                out.force(true);
            }
            Files.move(beside, file, ATOMIC_MOVE);
            done = true;
        } finally {
            if (!done) Files.deleteIfExists(beside);
        }
        force(file.toAbsolutePath().getParent());
    }

    /// Makes a name in a folder durable. Windows cannot, and does not need it.
    private static void force(Path folder) throws IOException {
        if (!posix(folder)) return;
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    /// Whether others than the owner may read a file.
    static boolean exposed(Path file) throws IOException {
        if (!posix(file.toAbsolutePath())) return false;
        return !FILE.containsAll(Files.getPosixFilePermissions(file));
    }

    private static FileAttribute<?>[] rights(Path path, Set<PosixFilePermission> rights) {
        if (!posix(path)) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)};
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
