// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers runs of the author's check that found nothing, by the content of everything that
/// went into them, so that unchanged inputs are not run again. Any thread.
final class CheckCache {
    private static final String CI = "CI";

    private final Path folder;
    private final boolean used;
    private final Map<Path, String> seen = new ConcurrentHashMap<>();

    /// @param course where `.course/cache/check` is kept
    static CheckCache of(Course course) {
        return new CheckCache(course.state().resolve("cache/check"),
                !"true".equalsIgnoreCase(System.getenv(CI)));
    }

    CheckCache(Path folder, boolean used) {
        this.folder = folder;
        this.used = used;
    }

    /// The key of a run.
    ///
    /// @param name what runs, with everything that is no file
    /// @param inputs files and folders that went into it, always in this order
    String key(String name, List<Path> inputs) {
        ContentHash hash = new ContentHash().add(name).add(Runtime.version().toString());
        for (Path input : inputs) {
            hash.add(input.getFileName().toString()).add(content(input));
        }
        return hash.text();
    }

    /// Whether this run found nothing before.
    boolean has(String key) {
        return used && Files.exists(folder.resolve(key));
    }

    /// Remembers that this run found nothing. A cache that cannot be written costs time only.
    void put(String key) {
        if (!used) return;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(key), "");
        } catch (IOException e) {
            // The next check runs it again.
        }
    }

    private String content(Path input) {
        return seen.computeIfAbsent(input, path ->
                Files.exists(path) ? new ContentHash().add(path).text() : "");
    }
}
