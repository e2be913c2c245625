// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The course's folder on disk, and the labs that are there.
///
/// @param root the folder that holds the root `pom.xml` and `labs/`, absolute
public record Course(Path root) {
    private static final Pattern CHAPTER = Pattern.compile("\\d\\d-[a-z0-9-]+");

    /// The course that `folder` lies in, however deep.
    ///
    /// @throws CourseException when no folder above it is a course
    public static Course find(Path folder) {
        var start = folder.toAbsolutePath().normalize();
        for (var here = start; here != null; here = here.getParent()) {
            if (Files.isRegularFile(here.resolve("pom.xml"))
                    && Files.isDirectory(here.resolve("labs"))) return new Course(here);
        }
        throw new CourseException("There is no Parley course in " + start
                + " or above it. Change to the folder that holds the file \"course\".");
    }

    /// The labs that exist, in the order of their numbers.
    public List<Lab> labs() {
        try (var folders = Files.list(root.resolve("labs"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> CHAPTER.matcher(name).matches())
                    .filter(name -> Files.isDirectory(root.resolve("labs").resolve(name)))
                    .sorted().map(name -> new Lab(root, name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lab of a chapter: `3`, `03` and `03-sockets` name the same.
    public Optional<Lab> lab(String name) {
        return labs().stream().filter(lab -> names(lab, name)).findFirst();
    }

    /// What the course keeps for itself: progress, caches, copies. May not exist yet.
    public Path state() {
        return root.resolve(".course");
    }

    private static boolean names(Lab lab, String name) {
        return lab.directory().equals(name) || lab.number().equals(name)
                || lab.directory().substring(0, 2).equals(name);
    }
}
