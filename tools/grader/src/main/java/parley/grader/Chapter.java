// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// A chapter of the course, one that is there or one that is coming: a line of `chapters.csv`.
///
/// @param directory the folder's name below `chapters`, `labs` and `solutions`: `03-sockets`
/// @param title what people call it: `Sockets`
/// @param part the package that it adds to the messenger; empty for none
/// @param adds what the student builds, in a few words
public record Chapter(int number, String directory, String title, String part, String adds) {
    private static final Pattern LINE =
            Pattern.compile("(\\d+),([^,]+),([^,]+),([^,]*),\"?([^\"]+)\"?");
    private static final String FILE =
            "tools/grader/src/main/resources/parley/grader/chapters.csv";

    /// All chapters, in their order.
    public static List<Chapter> all() {
        try (var in = Objects.requireNonNull(Chapter.class.getResourceAsStream("chapters.csv"));
                var reader = new BufferedReader(
                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().flatMap(line -> parse(line).stream()).toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// All chapters of the course in this folder, in their order.
    public static List<Chapter> all(Path root) {
        var file = root.resolve(FILE);
        if (!Files.exists(file)) return all();
        try {
            return Files.readAllLines(file).stream().flatMap(line -> parse(line).stream()).toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// The chapter that a student means by `3`, `03`, `3.2`, `03-sockets` or `sockets`.
    public static Optional<Chapter> named(String name) {
        return named(all(), name);
    }

    /// The same in the course in this folder.
    public static Optional<Chapter> named(Path root, String name) {
        return named(all(root), name);
    }

    private static Optional<Chapter> named(List<Chapter> chapters, String name) {
        var number = name.replaceFirst("^(\\d+)\\..*", "$1").replaceFirst("^0(\\d)", "$1");
        return chapters.stream().filter(chapter -> number.equals(Integer.toString(chapter.number))
                || name.equals(chapter.directory)
                || name.equals(chapter.directory.substring("00-".length()))).findFirst();
    }

    private static Optional<Chapter> parse(String line) {
        var parts = LINE.matcher(line);
        return parts.matches() ? Optional.of(new Chapter(Integer.parseInt(parts.group(1)),
                parts.group(2), parts.group(3), parts.group(4), parts.group(5)))
                : Optional.empty();
    }

    /// The chapter's lab in this course's folder.
    public Lab lab(Path root) {
        return new Lab(root, directory);
    }

    /// Whether the chapter has a lab yet.
    public boolean hasLab(Path root) {
        return Files.isDirectory(lab(root).tests());
    }
}
