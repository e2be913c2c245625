// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// Another version of a solution: `solutions/NN/wrong/NAME` or `solutions/NN/right/NAME` with only
/// the files that differ.
///
/// @param kind `wrong` or `right`
/// @param folder where it lies
/// @param task the task that catches a wrong one; empty for a right one
/// @param about the mistake in one sentence, or a note on a right one
record Variant(Lab lab, String kind, Path folder, String task, String about) {
    static final String WRONG = "wrong";
    static final String RIGHT = "right";
    static final String PROPERTIES = "variant.properties";
    static final String FROZEN = "failure.txt";

    /// The variants of a lab's solution, sorted by name.
    static List<Variant> of(Lab lab, String kind) {
        Path all = lab.solution().resolve(kind);
        if (!Files.isDirectory(all)) return List.of();
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(Files::isDirectory).sorted()
                    .map(folder -> read(lab, kind, folder)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder's name.
    String name() {
        return folder.getFileName().toString();
    }

    /// One of its files, seen from the course's folder.
    String file(String name) {
        return Starter.slashes(lab.root().relativize(folder.resolve(name)));
    }

    /// Its Java files.
    List<Path> sources() throws IOException {
        return Starter.filesOf(folder).stream()
                .filter(file -> file.toString().endsWith(".java")).toList();
    }

    private static Variant read(Lab lab, String kind, Path folder) {
        Properties properties = new Properties();
        Path file = folder.resolve(PROPERTIES);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        String about = properties.getProperty(kind.equals(WRONG) ? "mistake" : "note", "");
        return new Variant(lab, kind, folder, properties.getProperty("task", "").strip(),
                about.strip());
    }
}
