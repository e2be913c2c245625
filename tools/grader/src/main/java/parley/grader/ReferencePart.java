// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The class files of a reference part, from a folder or a jar.
final class ReferencePart {
    private ReferencePart() {
    }

    /// Class files by binary name.
    static Map<String, byte[]> read(Path folderOrJar) {
        try {
            if (Files.isDirectory(folderOrJar)) return readTree(folderOrJar);
            try (var jar = FileSystems.newFileSystem(folderOrJar)) {
                return readTree(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> readTree(Path top) throws IOException {
        var classes = new TreeMap<String, byte[]>();
        try (var below = Files.walk(top)) {
            for (var file : below.filter(f -> f.toString().endsWith(".class")).toList()) {
                var name = top.relativize(file).toString().replace('\\', '/').replace('/', '.');
                classes.put(name.substring(0, name.length() - ".class".length()),
                        Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
