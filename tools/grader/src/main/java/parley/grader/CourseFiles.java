// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The files of the course as they would be committed: without what is built or kept aside.
///
/// @param root the course's folder
/// @param names all files, seen from there, with slashes
record CourseFiles(Path root, SortedSet<String> names) {
    private static final Set<String> NOT_OURS = Set.of(
            "target", "site", ".git", ".course", ".venv", ".idea", ".vscode", ".settings",
            "__pycache__", "node_modules");

    /// Looks through a course's folder.
    static CourseFiles of(Path root) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
                boolean ours = !NOT_OURS.contains(String.valueOf(folder.getFileName()));
                return ours || folder.equals(root)
                        ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
                boolean ours = !NOT_OURS.contains(String.valueOf(file.getFileName()));
                if (ours) names.add(Starter.slashes(root.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return new CourseFiles(root, names);
    }

    /// The names that end like this, below a folder (`book/`) or anywhere (empty).
    List<String> ending(String folder, String end) {
        return names.stream()
                .filter(name -> name.startsWith(folder) && name.endsWith(end)).toList();
    }

    /// Whether there is such a file.
    boolean has(String name) {
        return names.contains(name);
    }

    /// Whether there is such a file or folder.
    boolean hasPath(String name) {
        String folder = name.endsWith("/") ? name : name + "/";
        return name.isEmpty() || has(name) || names.tailSet(folder).stream().findFirst()
                .filter(first -> first.startsWith(folder)).isPresent();
    }

    /// A file's text; nothing for one that is not there or is no UTF-8 text.
    Optional<String> text(String name) {
        if (!has(name)) return Optional.empty();
        try {
            String text = Files.readString(root.resolve(name), StandardCharsets.UTF_8);
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (MalformedInputException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
