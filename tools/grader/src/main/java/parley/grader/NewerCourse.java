// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/// The files of another version of the course, from a folder, a zip or the clone's upstream.
///
/// @param files bytes by name
/// @param commit the commit they are, when they come from Git
record NewerCourse(Map<String, byte[]> files, Optional<String> commit) {
    private static final long MAX_FILE_BYTES = 50_000_000;

    /// Reads a folder or a zip.
    static NewerCourse from(Path source) throws IOException {
        if (!Files.exists(source)) throw CourseException.usage("There is no %s.", source);
        var files = new TreeMap<String, byte[]>();
        if (Files.isDirectory(source)) {
            for (var name : Delivered.hashes(source).keySet()) {
                files.put(name, Files.readAllBytes(source.resolve(name)));
            }
        } else {
            readZip(source, files);
        }
        return checked(files, source.toString(), Optional.empty());
    }

    /// Fetches what the clone's upstream has.
    static NewerCourse upstream(Git git) throws IOException {
        git.ask("fetch", "--quiet");
        var commit = git.run("rev-parse", "@{upstream}")
                .or(() -> quietly(git, "origin/HEAD")).or(() -> quietly(git, "origin/main"))
                .orElseThrow(() -> CourseException.trouble("This clone does not know where newer "
                        + "versions come from. Say it: ./course update --from FOLDER_OR_ZIP"));
        var zip = Files.createTempFile("parley-update", ".zip");
        try {
            git.ask("archive", "--format=zip", "--output=" + zip, commit);
            var files = new TreeMap<String, byte[]>();
            readZip(zip, files);
            return checked(files, "upstream", Optional.of(commit));
        } finally {
            Files.delete(zip);
        }
    }

    private static Optional<String> quietly(Git git, String name) {
        try {
            return git.run("rev-parse", "--verify", name);
        } catch (IOException cannotStart) {
            return Optional.empty();
        }
    }

    private static void readZip(Path source, Map<String, byte[]> files) throws IOException {
        try (var zip = new ZipFile(source.toFile())) {
            for (var entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                var name = entry.getName();
                boolean outside = name.startsWith("/") || name.contains("\\")
                        || name.contains(":") || Path.of(name).normalize().startsWith("..");
                if (outside || entry.getSize() > MAX_FILE_BYTES) throw CourseException.trouble(
                        "%s is not a zip of the course: it holds %s.", source, name);
                files.put(name, zip.getInputStream(entry).readAllBytes());
            }
        } catch (java.util.zip.ZipException damaged) {
            throw CourseException.trouble("%s is not a zip (%s).", source, damaged.getMessage());
        }
    }

    /// Without the one folder around everything that downloaded zips have.
    private static NewerCourse checked(
            Map<String, byte[]> files, String source, Optional<String> commit) {
        var top = files.keySet().stream().filter(name -> name.endsWith("tools/grader/pom.xml"))
                .map(name -> name.substring(0, name.length() - "tools/grader/pom.xml".length()))
                .min(java.util.Comparator.comparingInt(String::length))
                .orElseThrow(() -> CourseException.usage("There is no Parley course in %s.",
                        source));
        var stripped = new TreeMap<String, byte[]>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(top)) stripped.put(name.substring(top.length()), bytes);
        });
        return new NewerCourse(stripped, commit);
    }
}
