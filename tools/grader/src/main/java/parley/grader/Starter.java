// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The starter of a lab, cut from its solution and not yet written anywhere.
///
/// @param files what the lab's folder must hold, by path seen from there:
///     `src/main/java/parley/sockets/LineReader.java`
/// @param tasks the bodies that were cut, in the order of files and lines
record Starter(SortedMap<String, byte[]> files, List<TaskBody> tasks) {
    private static final String MAIN = "src/main";

    /// Cuts a lab's starter. What is no Java source comes along as it is.
    ///
    /// @throws CutException for a marker that is not as CONTRIBUTING.md describes it
    static Starter cut(Lab lab) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<TaskBody> tasks = new ArrayList<>();
        for (Path file : filesOf(lab.solution().resolve(MAIN))) {
            String name = slashes(lab.solution().relativize(file));
            if (name.endsWith(".java")) {
                MarkedSource source = read(lab, file);
                files.put(name, starter(source).getBytes(StandardCharsets.UTF_8));
                tasks.addAll(source.tasks());
            } else {
                files.put(name, Files.readAllBytes(file));
            }
        }
        return new Starter(files, List.copyOf(tasks));
    }

    /// A file of the solution with its markers.
    static MarkedSource read(Lab lab, Path file) throws IOException {
        return MarkedSource.read(slashes(lab.root().relativize(file)), Files.readString(file));
    }

    /// All files below a folder, sorted; none when there is no such folder.
    static List<Path> filesOf(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// A path with slashes, on every system.
    static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String starter(MarkedSource source) {
        String cut = Cutter.starter(source);
        try {
            MethodBody.of(source.file(), cut);
        } catch (CutException e) {
            throw new CutException(source.file(), 1,
                    "after cutting it is no Java any more; look at \"// solution only\" ("
                            + e.getMessage() + ")");
        }
        return cut;
    }
}
