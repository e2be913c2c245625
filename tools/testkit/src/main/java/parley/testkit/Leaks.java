// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Whether sockets, threads and files are back to where they were: take stock with [#start], let
/// the code under test do its work and close it, then [#check].
///
/// A socket that nobody closes is closed when the garbage collector finds it. A test that waits for
/// a socket to be closed runs in [#prove], so that the collector cannot pass it.
///
/// On Linux sockets and files are known one by one. Where there is no procfs, threads are known one
/// by one and descriptors are only counted, with some slack for those that the VM opens for itself.
public final class Leaks {
    /// How long things may take to close after the code under test said it was done.
    public static final Duration LIMIT = Duration.ofSeconds(1);
    /// What a leak's story shows at most.
    static final int MAX_SHOWN = 4;
    /// How often something is tried again because garbage was collected meanwhile.
    static final int MAX_TRIES = 5;
    private static final Duration FIRST_POLL = Duration.ofMillis(5);
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);

    /// What is done to see whether everything gets closed.
    public interface Proof {
        /// Lets the code under test do its work, and fails when something stays open.
        void run() throws Exception;
    }

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

    /// Runs a test of closing, and again when garbage was collected before everything was seen to
    /// be closed: then nobody knows whether it was the code under test that closed it. Code that
    /// closes what it opens is done long before the next collection.
    ///
    /// @param proof uses [Conn#expectEnd] or [#check], and is run from its beginning each time
    /// @throws StoryError when something stays open, or was closed only when garbage was collected,
    ///     [#MAX_TRIES] times of as many
    public static void prove(Story story, Proof proof) throws Exception {
        for (int tries = 1; tries <= MAX_TRIES; tries++) {
            if (tries > 1) story.step("once more: garbage was collected, which closes sockets too");
            story.log().watch(new Canary());
            proof.run();
            if (!story.log().collected()) return;
        }
        throw story.fail("your code closes it", "it was closed when garbage was collected, "
            + MAX_TRIES + " times of " + MAX_TRIES);
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
        // Files first: looking at threads makes garbage, and a collection would close files.
        var open = new ArrayList<>(awaitNone(() -> filesNow(story), until));
        if (open.isEmpty()) story.log().closed();
        open.addAll(awaitNone(this::threadsNow, until));
        if (!open.isEmpty()) throw told(story, open);
    }

    /// What is still there when the time is over. Looks less and less often.
    private static List<String> awaitNone(Supplier<List<String>> look, long until) {
        List<String> open = look.get();
        long pause = FIRST_POLL.toNanos();
        while (!open.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(Math.min(pause, until - System.nanoTime()));
            pause = Math.min(2 * pause, LONGEST_POLL.toNanos());
            open = look.get();
        }
        return open;
    }

    private StoryError told(Story story, List<String> open) {
        Optional<Source> where = threads().stream().flatMap(t -> t.where().stream()).findFirst();
        String shown = open.stream().limit(MAX_SHOWN).collect(Collectors.joining("; "));
        int more = open.size() - MAX_SHOWN;
        return story.log().told(Failure.of("no socket, thread or file is left over",
            "still open: " + shown + (more > 0 ? "; and " + more + " more" : "")).in(where));
    }

    private List<String> filesNow(Story story) {
        return files.openedSince(filesBefore, story.log().ownPorts());
    }

    private List<String> threadsNow() {
        return threads().stream().map(thread -> thread.called() + ", " + thread.doing()
            + thread.where().map(at -> ", at " + at.shortName()).orElse("")).toList();
    }

    private List<ThreadSeen> threads() {
        return ThreadDump.take().stream()
            .filter(thread -> !threadsBefore.contains(thread.id()) && !thread.ours()).toList();
    }

    private static Set<Long> ids(List<ThreadSeen> threads) {
        return threads.stream().map(ThreadSeen::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
