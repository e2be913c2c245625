// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The copies of a student's work in `.course/kept/TIME`, laid out as in the course. Nothing ever
/// deletes them.
final class Kept {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss", Locale.ROOT);

    private final Path root;
    private final Path folder;

    /// Copies made through this object lie in one folder.
    Kept(Path root) {
        this.root = root;
        this.folder = freeFolder(root.resolve(".course/kept"),
                NAME.format(LocalDateTime.now()));
    }

    private static Path freeFolder(Path above, String name) {
        var folder = above.resolve(name);
        for (int i = 2; Files.exists(folder); i++) folder = above.resolve(name + "-" + i);
        return folder;
    }

    /// Keeps a file, or a folder with all that is in it.
    ///
    /// @return where the copies lie, seen from the course's folder
    String copy(Path what) throws IOException {
        for (var file : Starter.filesOf(what)) copyFile(file);
        if (Files.isRegularFile(what)) copyFile(what);
        return name();
    }

    private void copyFile(Path file) throws IOException {
        var copy = folder.resolve(root.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
    }

    /// Puts a file of a newer course beside the copies, in the folder `newer`.
    void putNewer(String name, byte[] bytes) throws IOException {
        var file = folder.resolve("newer").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /// Where the copies lie, seen from the course's folder.
    String name() {
        return Starter.slashes(root.relativize(folder));
    }
}
