// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Compiled classes kept between runs, one zip a name. A cache that cannot be read or written
/// costs time and nothing else.
final class ClassCache {
    private final Path folder;

    ClassCache(Path folder) {
        this.folder = folder;
    }

    /// What was kept under this name and key; empty when there is nothing.
    Map<String, byte[]> read(String name, String key) {
        var classes = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(Files.newInputStream(file(name, key)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                classes.put(entry.getName(), in.readAllBytes());
            return classes;
        } catch (IOException e) {
            return Map.of();
        }
    }

    /// Keeps the classes and forgets what was kept under this name before.
    void write(String name, String key, Map<String, byte[]> classes) {
        try {
            Files.createDirectories(folder);
            var half = Files.createTempFile(folder, name, ".half");
            try (var out = new ZipOutputStream(Files.newOutputStream(half))) {
                for (var type : classes.entrySet()) {
                    out.putNextEntry(new ZipEntry(type.getKey()));
                    out.write(type.getValue());
                }
            }
            forget(name);
            Files.move(half, file(name, key), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The next run compiles again.
        }
    }

    private void forget(String name) throws IOException {
        try (var old = Files.newDirectoryStream(folder, name + "-*.zip")) {
            for (var file : old) Files.deleteIfExists(file);
        }
    }

    private Path file(String name, String key) {
        return folder.resolve(name + "-" + key + ".zip");
    }
}
