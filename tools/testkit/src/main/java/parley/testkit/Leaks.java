// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Whether sockets, threads and files are back to where they were: take stock with [#start], let
/// the code under test do its work and close it, then [#check].
///
/// On Linux sockets and files are known one by one. Where there is no procfs, threads are known one
/// by one and descriptors are only counted, with some slack for those that the VM opens for itself.
public final class Leaks {
    /// How long things may take to close after the code under test said it was done.
    public static final Duration LIMIT = Duration.ofSeconds(1);
    /// What a leak's story shows at most.
    static final int MAX_SHOWN = 4;
    private static final Duration POLL = Duration.ofMillis(5);

    private final OpenFiles files;
    private final Set<String> filesBefore;
    private final Set<Long> threadsBefore;

    private Leaks(OpenFiles files) {
        this.files = files;
        this.filesBefore = files.now().keySet();
        this.threadsBefore = ids(ThreadDump.take());
    }

    /// Takes stock of what is open now.
    public static Leaks start() {
        return new Leaks(OpenFiles.ofThisSystem());
    }

    static Leaks start(OpenFiles files) {
        return new Leaks(files);
    }

    /// Waits until everything opened since [#start] is closed again.
    ///
    /// @throws StoryError when something is still open after [#LIMIT]: it says what and where
    public void check(Story story) {
        check(story, LIMIT);
    }

    void check(Story story, Duration limit) {
        story.step("everything that was opened is closed again");
        long until = System.nanoTime() + limit.toNanos();
        List<String> open = openNow(story);
        while (!open.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(POLL.toNanos());
            open = openNow(story);
        }
        if (!open.isEmpty()) throw told(story, open);
    }

    private StoryError told(Story story, List<String> open) {
        Optional<Source> where = threads().stream().flatMap(t -> t.where().stream()).findFirst();
        String shown = open.stream().limit(MAX_SHOWN).collect(Collectors.joining("; "));
        int more = open.size() - MAX_SHOWN;
        return story.log().told(Failure.of("no socket, thread or file is left over",
            "still open: " + shown + (more > 0 ? "; and " + more + " more" : "")).in(where));
    }

    private List<String> openNow(Story story) {
        var open = new ArrayList<>(files.openedSince(filesBefore, story.log().ownPorts()));
        threads().forEach(thread -> open.add(thread.called() + ", " + thread.doing()
            + thread.where().map(at -> ", at " + at.shortName()).orElse("")));
        return open;
    }

    private List<ThreadSeen> threads() {
        return ThreadDump.take().stream()
            .filter(thread -> !threadsBefore.contains(thread.id()) && !thread.ours()).toList();
    }

    private static Set<Long> ids(List<ThreadSeen> threads) {
        return threads.stream().map(ThreadSeen::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
