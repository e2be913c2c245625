// SPDX-License-Identifier: Apache-2.0
package parley.messenger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The secret that admin commands prove themselves with: a file in the data folder that only its
/// owner can read. Who can read it can read the data, too.
final class AdminKey {
    /// The file's name.
    static final String FILE = "admin.key";
    private static final int RANDOM_BYTES = 32;

    private final byte[] key;

    private AdminKey(byte[] key) {
        this.key = key;
    }

    /// Makes a new key, which is worth something until the next start.
    static AdminKey create(Path data) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var file = data.resolve(FILE);
        Files.deleteIfExists(file);
        createPrivate(file);
        Files.writeString(file, text, StandardOpenOption.WRITE);
        return new AdminKey(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void createPrivate(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        else Files.createFile(file);
    }

    /// The key of a messenger that runs on this folder.
    static String read(Path data) throws IOException {
        return Files.readString(data.resolve(FILE)).strip();
    }

    /// Whether this is the key; takes the same time whatever is wrong with it.
    boolean is(String offered) {
        return MessageDigest.isEqual(key, offered.getBytes(StandardCharsets.UTF_8));
    }

    /// The permissions of the data folder itself.
    static Path privateFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return folder;
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix) return Files.createDirectories(folder);
        return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                Set.copyOf(PosixFilePermissions.fromString("rwx------"))));
    }
}
