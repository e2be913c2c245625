// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Tells when a Java source below some folders has changed. The system's notices only wake it up;
/// what counts is a comparison of the files' sizes and times, so that deleted folders, atomic
/// renames and lost notices are all seen. One thread of its own.
final class SourceWatch implements AutoCloseable {
    /// How long it is quiet after a change before it counts as one save.
    private static final Duration SETTLE = Duration.ofMillis(4);
    /// The same when a source is empty or away: an editor is about to write or rename it.
    private static final Duration SETTLE_HALF_DONE = Duration.ofMillis(40);
    /// How often it looks by itself where the system gives notice.
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// How often it looks where the system gives none in time (macOS).
    private static final Duration POLL = Duration.ofMillis(80);

    /// What changes whenever the file does.
    private record Stamp(FileTime time, long bytes) {
    }

    private final List<Path> tops;
    private final Runnable changed;
    private final Optional<WatchService> notices;
    private final Thread thread;
    private volatile boolean closed;

    /// Every change after this has returned is seen.
    ///
    /// @param tops folders that need not exist yet
    /// @param changed called on the watching thread after each change
    SourceWatch(List<Path> tops, Runnable changed) {
        this.tops = tops;
        this.changed = changed;
        this.notices = notices();
        register();
        var first = look();
        this.thread = Thread.ofPlatform().daemon().name("source watch").start(() -> watch(first));
    }

    private static Optional<WatchService> notices() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) return Optional.empty();
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private void watch(Map<Path, Stamp> first) {
        var known = first;
        try {
            while (!closed) {
                pause();
                register();
                var now = look();
                if (now.equals(known)) continue;
                known = settled(known, now);
                changed.run();
            }
        } catch (InterruptedException | java.nio.file.ClosedWatchServiceException e) {
            // That is how it is closed.
        }
    }

    private void pause() throws InterruptedException {
        if (notices.isEmpty()) {
            Thread.sleep(POLL);
            return;
        }
        var key = notices.get().poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) return;
        key.pollEvents();
        key.reset();
    }

    /// An editor may write a file in several steps: waits until nothing changes any more.
    private Map<Path, Stamp> settled(Map<Path, Stamp> before, Map<Path, Stamp> first)
            throws InterruptedException {
        var last = first;
        while (true) {
            boolean halfDone = !last.keySet().containsAll(before.keySet())
                    || last.values().stream().anyMatch(stamp -> stamp.bytes() == 0);
            Thread.sleep(halfDone ? SETTLE_HALF_DONE : SETTLE);
            var now = look();
            if (now.equals(last)) return now;
            last = now;
        }
    }

    private Map<Path, Stamp> look() {
        var seen = new TreeMap<Path, Stamp>();
        for (var top : tops) {
            try (var below = Files.walk(top)) {
                below.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> stamp(file).ifPresent(stamp -> seen.put(file, stamp)));
            } catch (IOException | java.io.UncheckedIOException e) {
                // A folder went away while it was read; the next look shows what is left.
            }
        }
        return seen;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            return Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Asks for notices of every folder that is there now; asking twice does no harm.
    private void register() {
        if (notices.isEmpty()) return;
        for (var top : tops) {
            try (var below = Files.walk(top)) {
                for (var folder : below.filter(Files::isDirectory).toList())
                    folder.register(notices.get(), ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
            } catch (IOException | java.io.UncheckedIOException e) {
                // It is looked for again at the next look.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        notices.ifPresent(service -> {
            try {
                service.close();
            } catch (IOException e) {
                // Nothing more can be heard of it.
            }
        });
    }
}
