// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file whole or not at all.
final class SafeFile {
    private SafeFile() {
    }

    /// Puts these bytes in place of what the file held.
    static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        var half = file.resolveSibling(file.getFileName() + ".half");
        Files.write(half, bytes);
        try {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException here) {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
