// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// The story so far, and the failures made from it. Any thread.
final class StoryLog {
    /// How long a failed test waits for its peers to end what they are doing, so that the same
    /// mistake tells the same story each time.
    static final Duration SETTLE = Duration.ofMillis(100);

    /// How long after a connection has ended the thread that ended it may take to die.
    static final Duration DEATH = Duration.ofMillis(30);

    private final TestFacts facts;
    private final Transcript transcript;
    private final List<String> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Participant> participants = new ArrayList<>();
    private final Set<Integer> ownPorts = ConcurrentHashMap.newKeySet();
    /// Identifiers of threads grow: one that is never started tells old threads from new ones.
    private final long oldestThread = Thread.ofPlatform().unstarted(() -> { }).threadId();
    private final AtomicReference<StoryError> failure = new AtomicReference<>();
    private volatile boolean failed;
    private volatile Optional<Canary> canary = Optional.empty();
    private volatile boolean collected;
    private int peers;
    private int lines;
    private Optional<String> likely;
    private Optional<String> misconception;
    private Optional<Source> noted = Optional.empty();

    StoryLog(TestFacts facts, Transcript transcript) {
        this.facts = facts;
        this.transcript = transcript;
        this.likely = facts.likely();
        this.misconception = facts.misconception();
    }

    /// Adds a step and gives its index.
    synchronized int step(String text) {
        steps.add(text);
        return steps.size() - 1;
    }

    synchronized void likely(String cause, String behind) {
        likely = Optional.of(cause).filter(c -> !c.isEmpty());
        misconception = Optional.of(behind).filter(m -> !m.isEmpty());
    }

    /// Adds a sentence on something that was seen beside the test's own course.
    synchronized void note(String sentence, Optional<Source> where) {
        notes.add(sentence);
        if (noted.isEmpty()) noted = where;
    }

    /// The name of the next peer: `the peer`, then `peer 2` and so on.
    synchronized String nextPeer() {
        peers++;
        return peers == 1 ? "the peer" : "peer " + peers;
    }

    /// The name of the next connection through a proxy: `the line`, then `line 2` and so on.
    synchronized String nextLine() {
        lines++;
        return lines == 1 ? "the line" : "line " + lines;
    }

    /// Whether a failure has been told: nobody needs to wait for anything then.
    boolean hasFailed() {
        return failed;
    }

    /// From now on it matters whether garbage was collected before something is seen to be closed.
    void watch(Canary bird) {
        collected = false;
        canary = Optional.of(bird);
    }

    /// Something of the code under test is seen to be closed.
    void closed() {
        if (canary.isPresent() && !canary.get().lives()) collected = true;
    }

    /// Whether the garbage collector may be the one who closed something.
    boolean collected() {
        return collected;
    }

    /// The identifier that threads of this test have at least.
    long oldestThread() {
        return oldestThread;
    }

    /// Remembers a port as the testkit's own, so that no leak is suspected behind it.
    void owns(int localPort) {
        ownPorts.add(localPort);
    }

    Set<Integer> ownPorts() {
        return ownPorts;
    }

    /// The first failure that was told, even if whoever threw it was not heard.
    Optional<StoryError> failure() {
        return Optional.ofNullable(failure.get());
    }

    synchronized void joins(Participant participant) {
        participants.add(participant);
    }

    synchronized List<Participant> participants() {
        return List.copyOf(participants);
    }

    /// Waits a moment until every peer does nothing but wait.
    void settle() {
        long until = System.nanoTime() + SETTLE.toNanos();
        while (System.nanoTime() < until && !participants().stream().allMatch(Participant::quiet)) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /// Waits a moment for the news that a thread of the student has died.
    void awaitDeath() {
        long until = System.nanoTime() + DEATH.toNanos();
        while (System.nanoTime() < until && !hasNotes()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private synchronized boolean hasNotes() {
        return !notes.isEmpty();
    }

    StoryError failed(String what, String expected, String actual) {
        return told(Failure.of(expected, actual).at(what));
    }

    StoryError failed(String what, String expected, String actual, List<String> evidence) {
        return told(Failure.of(expected, actual).marked(evidence).at(what));
    }

    StoryError failed(String expected, String actual) {
        return told(Failure.of(expected, actual));
    }

    StoryError failed(String sentence) {
        return told(Failure.of(List.of(sentence)));
    }

    StoryError notStarted(String id, Optional<Source> where) {
        return told(Failure.todo(id, where));
    }

    /// Makes the error of a failure, with the story so far.
    StoryError told(Failure what) {
        failed = true;
        settle();
        List<StackTraceElement> trace = what.trace().isEmpty()
            ? List.of(Thread.currentThread().getStackTrace()) : what.trace();
        var error = new StoryError(telling(what, trace));
        failure.compareAndSet(null, error);
        return error;
    }

    private synchronized Telling telling(Failure failure, List<StackTraceElement> trace) {
        var soFar = new ArrayList<>(steps);
        failure.step().ifPresent(soFar::add);
        var seen = new ArrayList<>(failure.sentences());
        seen.addAll(notes);
        boolean todo = failure.todo().isPresent();
        Optional<Source> where = todo ? failure.where() : failure.where().or(() -> noted)
            .or(() -> facts.code().apply(trace));
        int failed = failure.marked().orElse(soFar.size() - 1);
        return new Telling(List.copyOf(soFar), failed, transcript.blocks(),
            failure.expected(), failure.actual(), failure.evidence(), List.copyOf(seen), likely,
            misconception, where.map(Source::toString), facts.page(), failure.hung(),
            failure.todo(), transcript);
    }
}
