// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a lab is compiled and run with, as the build left it.
///
/// @param reference the reference part's class files, a folder or a jar
/// @param libraries what the part may use: earlier reference parts and their libraries, without
///     anything that tests are written with
record LabPath(Path reference, List<Path> libraries) {
    /// Reads what `./course` or Maven built.
    ///
    /// @throws CourseException when that has not happened
    static LabPath of(Lab lab) {
        var testJars = TestApi.jars().stream().map(LabPath::artifact).collect(Collectors.toSet());
        return new LabPath(reference(lab), libraries(lab, testJars));
    }

    private static Path reference(Lab lab) {
        var target = lab.solution().resolve("target");
        var classes = target.resolve("classes");
        if (Files.isDirectory(classes)) return classes;
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted().findFirst().orElseThrow(() -> notBuilt(lab));
        } catch (IOException e) {
            throw notBuilt(lab);
        }
    }

    private static List<Path> libraries(Lab lab, Set<String> testJars) {
        try {
            var all = Files.readString(lab.classPathFile()).strip();
            var paths = Stream.of(all.split(File.pathSeparator)).filter(path -> !path.isEmpty())
                    .map(Path::of).filter(path -> !testJars.contains(artifact(path))).toList();
            if (paths.stream().allMatch(Files::exists)) return paths;
        } catch (IOException e) {
            throw notBuilt(lab);
        }
        throw notBuilt(lab);
    }

    /// `assertj-core-3.27.7.jar` is `assertj-core`; `testkit/target/classes` is `testkit`.
    private static String artifact(Path path) {
        var name = path.getFileName().toString();
        if (name.equals("classes")) return path.getParent().getParent().getFileName().toString();
        return name.replaceFirst("\\.jar$", "").replaceFirst("-\\d.*$", "");
    }

    private static CourseException notBuilt(Lab lab) {
        return new CourseException("The reference part of " + lab.directory()
                + " is not built. Type ./course, which builds what is missing.");
    }

    /// Changes whenever the file does, without reading it.
    static String stampOf(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
