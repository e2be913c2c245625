// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A lab's folder with its memory, the file `.starter`: the SHA-256 of every file as it was last
/// cut or generated, so that a file somebody has changed since is never overwritten.
final class StarterFolder {
    /// The name of the memory in a lab's folder. It is committed.
    static final String MEMORY = ".starter";

    /// What happened, or would happen, to one file.
    enum Kind { CREATED, RENEWED, REMOVED, KEPT }

    /// One file that is not as it was cut.
    ///
    /// @param file seen from the lab's folder
    record Change(Kind kind, String file, byte[] before, byte[] after) { }

    private static final byte[] NOTHING = {};

    private final Path folder;
    private final SortedMap<String, String> memory;

    StarterFolder(Path folder) throws IOException {
        this.folder = folder;
        this.memory = readMemory(folder.resolve(MEMORY));
    }

    /// Whether a file is as it was last cut; one that is not there counts as such.
    boolean untouched(String file) throws IOException {
        Path path = folder.resolve(file);
        return !Files.exists(path) || hash(Files.readAllBytes(path)).equals(memory.get(file));
    }

    /// Compares the folder with what was cut, without writing: an empty list means up to date.
    List<Change> compare(SortedMap<String, byte[]> files) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (String file : names(files)) {
            boolean there = Files.exists(folder.resolve(file));
            boolean wanted = files.containsKey(file);
            byte[] before = read(file);
            byte[] after = files.getOrDefault(file, NOTHING);
            if (!there && !wanted || there && wanted && hash(before).equals(hash(after))) continue;
            changes.add(new Change(kind(file, there, wanted), file, before, after));
        }
        return changes;
    }

    /// Writes what was cut, but for files somebody has changed, and remembers it.
    List<Change> write(SortedMap<String, byte[]> files) throws IOException {
        List<Change> changes = compare(files);
        for (Change change : changes) {
            Path path = folder.resolve(change.file());
            switch (change.kind()) {
                case CREATED, RENEWED -> {
                    Files.createDirectories(path.getParent());
                    Files.write(path, change.after());
                }
                case REMOVED -> Files.delete(path);
                case KEPT -> { }
            }
        }
        remember(files);
        return changes;
    }

    private Kind kind(String file, boolean there, boolean wanted) throws IOException {
        if (!there) return Kind.CREATED;
        if (!untouched(file)) return Kind.KEPT;
        return wanted ? Kind.RENEWED : Kind.REMOVED;
    }

    private void remember(SortedMap<String, byte[]> files) throws IOException {
        memory.clear();
        files.forEach((file, bytes) -> memory.put(file, hash(bytes)));
        StringBuilder lines = new StringBuilder();
        memory.forEach((file, hash) -> lines.append(hash).append("  ").append(file).append('\n'));
        Path path = folder.resolve(MEMORY);
        if (Files.exists(path) && Files.readString(path).contentEquals(lines)) return;
        Files.writeString(path, lines);
    }

    private SortedSet<String> names(Map<String, byte[]> files) {
        SortedSet<String> names = new TreeSet<>(files.keySet());
        names.addAll(memory.keySet());
        return names;
    }

    private byte[] read(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllBytes(path) : NOTHING;
    }

    private static SortedMap<String, String> readMemory(Path file) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        if (!Files.exists(file)) return hashes;
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length == 2) hashes.put(parts[1], parts[0]);
        }
        return hashes;
    }

    /// The hash of a text as it is with LF, so that a checkout with CRLF counts as untouched.
    private static String hash(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
