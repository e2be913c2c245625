// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The course's files as they came, so that a changed one can be told: a hash for each, from Git
/// in a clone, else from `.course/delivered.txt`, which the first set-up writes.
///
/// It runs before there is a program, so it needs nothing but the JDK.
final class Delivered {
    private static final Set<String> NOT_OURS = Set.of("target", "site", ".git", ".course",
            ".venv", ".idea", ".vscode", ".settings", "__pycache__", "hand-in");
    private static final Pattern STUDENTS = Pattern.compile("labs/[^/]+/src/main/.*");

    private Delivered() {
    }

    /// Whether students are meant to edit this file.
    static boolean isStudents(String name) {
        return STUDENTS.matcher(name).matches();
    }

    /// Writes down how the files are now, unless that was done before.
    static void remember(Path root) throws IOException {
        if (!Files.exists(memory(root))) remember(root, hashes(root));
    }

    /// Writes these hashes down.
    static void remember(Path root, Map<String, String> hashes) throws IOException {
        var lines = hashes.entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).toList();
        Files.createDirectories(memory(root).getParent());
        Files.write(memory(root), lines);
    }

    /// The hashes as they were written down; none when they were not.
    static Map<String, String> remembered(Path root) throws IOException {
        var hashes = new TreeMap<String, String>();
        if (!Files.exists(memory(root))) return hashes;
        for (var line : Files.readAllLines(memory(root))) {
            var parts = line.split(" {2}", 2);
            if (parts.length == 2) hashes.put(parts[1], parts[0]);
        }
        return hashes;
    }

    private static Path memory(Path root) {
        return root.resolve(".course/delivered.txt");
    }

    /// The course's own files below some folders that are not as they came.
    static List<String> edited(Path root, List<String> folders) throws IOException {
        var git = new Git(root);
        var came = git.isThere() ? git.files("HEAD") : remembered(root);
        var edited = new ArrayList<String>();
        for (var file : came.entrySet()) {
            var name = file.getKey();
            if (isStudents(name) || !folders.contains(name.replaceFirst("/.*", ""))) continue;
            if (!hash(root.resolve(name)).equals(Optional.of(file.getValue()))) edited.add(name);
        }
        return List.copyOf(edited);
    }

    /// The hash of every file of a course, by name.
    static Map<String, String> hashes(Path root) throws IOException {
        var hashes = new TreeMap<String, String>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
                return !folder.equals(root) && NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                if (is.isRegularFile()) {
                    hashes.put(root.relativize(file).toString().replace('\\', '/'),
                            hash(Files.readAllBytes(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return hashes;
    }

    /// The hash of a file, if it is there.
    static Optional<String> hash(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(hash(Files.readAllBytes(file)))
                : Optional.empty();
    }

    /// The name that Git has for these bytes, once CR LF is LF.
    static String hash(byte[] bytes) {
        var lines = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + lines.length() + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(
                    digest.digest(lines.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
