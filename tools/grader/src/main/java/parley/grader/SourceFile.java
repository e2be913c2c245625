// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.tools.SimpleJavaFileObject;

/// A source as it was when it was read: javac and the report see the same text, even if the
/// editor saves again meanwhile.
final class SourceFile extends SimpleJavaFileObject {
    private static final long MAX_SOURCE_BYTES = 1_000_000;

    private final Path path;
    private final String text;

    private SourceFile(Path path, String text) {
        super(path.toUri(), Kind.SOURCE);
        this.path = path;
        this.text = text;
    }

    Path path() {
        return path;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    /// The same with one more comment.
    SourceFile savedAgain() {
        return new SourceFile(path, text + "// saved again\n");
    }

    /// The text of a line, counted from 1; empty beyond the end.
    String line(long number) {
        return number < 1 ? "" : text.lines().skip(number - 1).findFirst().orElse("");
    }

    /// The sources of some package folders, where a later folder's file replaces its namesake in
    /// an earlier one. Nothing but `*.java` is read, and no `module-info.java`.
    ///
    /// @throws CourseException when a file is no UTF-8 text or unreasonably large
    static List<SourceFile> readAll(List<Path> folders) {
        var chosen = new TreeMap<String, Path>();
        for (var folder : folders) list(folder).forEach(
                file -> chosen.put(file.getFileName().toString(), file));
        chosen.remove("module-info.java");
        var sources = new ArrayList<SourceFile>();
        chosen.values().forEach(file -> read(file, sources));
        return sources;
    }

    /// Every source below a folder, however deep.
    static List<SourceFile> readTree(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var below = Files.walk(folder)) {
            var sources = new ArrayList<SourceFile>();
            below.filter(SourceFile::isSource).sorted().forEach(file -> read(file, sources));
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(SourceFile::isSource).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".java") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static void read(Path file, List<SourceFile> sources) {
        try {
            if (Files.size(file) > MAX_SOURCE_BYTES) throw new CourseException(
                    file + " is larger than a source should be (" + MAX_SOURCE_BYTES + " bytes).");
            sources.add(new SourceFile(file, Files.readString(file, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            throw new CourseException(file + " is not UTF-8 text. Save it as UTF-8.", e);
        } catch (NoSuchFileException e) {
            // An editor replaces a file by deleting and renaming; the next save shows it again.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
